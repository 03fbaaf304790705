import type { Row } from '../buttons/rows.js';
import { askInstance } from './ask-instance.js';
import { clip } from './clip.js';
import { print } from './print.js';
import { showCode } from './show-code.js';

const encode = encodeURIComponent;

/** The channels that few pages ask for; their names stand in an element's `channels`, else they are not shown. */
export const MORE: Row[] = [
  [
    'viber',
    'a',
    'M12 3a8 8 0 0 1 2 16l-4 3v-3.500A8 8 0 0 1 12 3zM9 7c-1 4 2 8 6 8l1-2-2-1-1 1-2-3 1-1-1-2z',
    ({ url, text, apps }) => (apps ? `viber://forward?text=${encode(`${text} ${url}`)}` : undefined),
    'Viber',
  ],
  [
    'line',
    'l',
    'M12 4c5 0 9 3 9 7 0 3-4 7-9 9v-3c-5 0-9-2-9-6s4-7 9-7zM8 9v4M16 9v4M11 13V9l2 4V9',
    // On some phones the page comes without the text: the link is all that counts.
    ({ url, text }) => `https://social-plugins.line.me/lineit/share?url=${encode(url)}&text=${encode(text)}`,
    'LINE',
  ],
  [
    'threema',
    'h',
    'M4 19l1-4a8 7 0 1 1 3 2zM9 11h6v4H9zM10 11V9a2 2 0 0 1 4 0v2',
    ({ url, text, apps }) => (apps ? `threema://compose?text=${encode(`${text} ${url}`)}` : undefined),
    'Threema',
  ],
  [
    'qr',
    'q',
    'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v3h-3M14 20h3M20 20h.01M7 7h.01M17 7h.01M7 17h.01',
    undefined,
    undefined,
    showCode,
  ],
  [
    'facebook',
    'f',
    'M16 4h-2a3 3 0 0 0-3 3v13M8 12h7',
    // Only the address counts there.
    ({ url }) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
    'Facebook',
  ],
  [
    'x',
    'g',
    'M5 4l14 16M19 4L5 20',
    ({ url, text }) => `https://x.com/intent/post?url=${encode(url)}&text=${encode(text)}`,
    'X',
  ],
  [
    'linkedin',
    'i',
    'M5 10v10M5 5h.01M10 20V10M10 14a4 4 0 0 1 8 0v6',
    ({ url }) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
    'LinkedIn',
  ],
  [
    'bluesky',
    'j',
    'M12 11c-2-4-5-6-8-6-1 5 0 9 5 8-4 1-5 3-2 5s4-1 5-3c1 2 2 5 5 3s2-4-2-5c5 1 6-3 5-8-3 0-6 2-8 6z',
    // Posts end after 300 graphemes.
    ({ url, text }) => `https://bsky.app/intent/compose?text=${encode(clip(text, url, 300))}`,
    'Bluesky',
  ],
  [
    'mastodon',
    'd',
    'M8 21c4 0 5-1 5-1v-3c7 0 8-2 8-6V7a3 3 0 0 0-3-3H6a3 3 0 0 0-3 3v7c0 4 2 7 5 7zM8 13V9a2 2 0 0 1 4 0v3M12 9a2 2 0 0 1 4 0v4',
    undefined,
    'Mastodon',
    askInstance,
  ],
  [
    'reddit',
    'r',
    'M12 9c5 0 9 3 9 6s-4 5-9 5-9-2-9-5 4-6 9-6zl1-5 4 1M9 14h.01M15 14h.01M9 17c2 1 4 1 6 0',
    ({ url, title }) => `https://www.reddit.com/submit?url=${encode(url)}&title=${encode(title)}`,
    'Reddit',
  ],
  [
    'teams',
    'k',
    'M9 10a3 3 0 1 1 .01 0M3 20v-3a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v3M16 5a3 3 0 0 1 0 5M18 14a4 4 0 0 1 3 4v2',
    ({ url, text }) => `https://teams.microsoft.com/share?href=${encode(url)}&msgText=${encode(text)}`,
    'Teams',
  ],
  ['print', 'p', 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z', undefined, undefined, print],
];
