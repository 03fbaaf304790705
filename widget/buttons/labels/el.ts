import type { AllLabels } from './en-more.js';

/** What the buttons say in Greek. */
export const labels: AllLabels = {
  group: 'Κοινοποίηση αυτής της σελίδας',
  email: 'Email',
  copy: 'Αντιγραφή συνδέσμου',
  native: 'Κοινοποίηση…',
  copied: 'Ο σύνδεσμος αντιγράφηκε',
  paste: 'Ο σύνδεσμος αντιγράφηκε – επικολλήστε τον στο Messenger',
  qr: 'Κωδικός QR',
  scan: 'Σαρώστε με ένα τηλέφωνο για να ανοίξετε εκεί τη σελίδα',
  close: 'Κλείσιμο',
  instance: 'Ο διακομιστής σας στο Mastodon',
  remember: 'Απομνημόνευση σε αυτή τη συσκευή',
  go: 'Κοινοποίηση',
  noMessenger: 'Το Messenger δεν άνοιξε. Αντιγράψτε καλύτερα τον σύνδεσμο.',
  shares: {
    one: '{n} κοινοποίηση',
    other: '{n} κοινοποιήσεις',
  },
  readMore: 'Διαβάστε περισσότερα: {url}',
  print: 'Εκτύπωση',
};
