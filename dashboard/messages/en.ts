import type {
  Action,
  Channel,
  Dimension,
  FindingName,
  Method,
  Rejection,
  Role,
  Scope,
  Visibility,
} from '../../protocol/index.js';
import type { DeliveryRow, Letter, Told, WebhookKind } from '../../protocol/telling.js';
import type { ReasonKind } from '../left-out.js';
import type { Grain } from '../period.js';
import type { Platform } from '../tags.js';
import { plural } from './plural.js';

/**
 * Every text of the dashboard, in English. `{…}` is filled in; `code` stands between backticks. Another
 * language is a file like this one with the same keys, named in `index.ts`.
 */
export const en = {
  code: 'en',
  locale: 'en-GB',
  name: 'English',

  /** Between a name and what is said of it. */
  colon: ': ',

  skip: 'Skip to the figures',
  site: 'Site',
  period: 'Period',
  language: 'Language',
  periods: { today: 'Today', yesterday: 'Yesterday', '7': '7 days', '30': '30 days', '90': '90 days' },
  sections: {
    title: 'Pages',
    overview: 'Overview',
    live: 'Live',
    leftOut: 'Left out',
    settings: 'Settings',
  },
  notLoaded: {
    title: 'This page could not be loaded',
    text: 'The collector cannot be reached, or it was renewed meanwhile.',
    again: 'Load it again',
  },
  picker: {
    more: 'Other days',
    months: 'Months',
    from: 'From',
    to: 'To',
    show: 'Show',
    wrong: 'The first day must come before the last, and no more than 1,000 days lie between them.',
    compare: 'Compare with',
    comparisons: { before: 'the period before', year: 'the year before', none: 'nothing' },
  },
  filters: { title: 'Only', remove: 'Take away: {what}', removeAll: 'Take all away', only: 'Only {what}' },
  dimensions: {
    channel: 'Channel',
    method: 'Way of sharing',
    visibility: 'Visibility',
    source: 'Source',
    page: 'Page',
    day: 'Day',
    hour: 'Hour',
    generation: 'Generation',
    country: 'Country',
    device: 'Device',
    browser: 'Browser',
    language: 'Language',
    referrer: 'Referring site',
    campaign: 'Campaign',
  } satisfies Record<Dimension, string>,
  devices: { desktop: 'Computer', mobile: 'Phone', tablet: 'Tablet', unknown: 'Not known' },
  unknown: 'Not known',
  panel: {
    table: 'Table',
    tableOf: '{what} as a table',
    save: 'Save as {format}: {what}',
    readSoFar: 'Read so far: {from} – {to}. The rest is on its way.',
    readOnly: 'Covers {from} – {to}: events of earlier days are no longer kept.',
    readNothing: 'Reading has begun: no whole day yet.',
    everything: 'All of this page as a file:',
  },
  oneDay: '{from}',
  span: '{from} – {to}',
  zone: 'Days of {zone}',

  loading: 'Fetching the figures…',
  updated: 'Updated at {time}',
  everyFewSeconds: 'refreshes by itself',
  unreachable: 'The collector cannot be reached. Still trying, every few seconds.',
  answered: 'The collector answered with an error: {detail}',
  lastFigures: 'The figures below are those of {time}.',
  reachedAgain: 'The collector answers again.',
  partial: 'Only part of what was asked could be read: these figures are not complete.',

  notApplicable: 'does not apply',
  howCounted: 'How it is counted: {what}',

  signedOut: {
    title: 'Please sign in',
    usedLink: 'This sign-in link was used already, or is too old.',
    open: 'Open the sign-in link that `npm start` printed where the collector runs. It can be used once.',
    fresh: 'No link at hand? This prints a fresh one, while the collector goes on running:',
    why: 'Forgotten the password? Such a link signs you in; `npx luciole user reset EMAIL` lets you choose another.',
  },

  noSite: {
    title: 'No site yet',
    add: 'Add a site',
    text: 'Or add your publication where the collector runs. This page goes on by itself:',
    wait: 'You have no role on a site yet. An owner invites you by a link, or adds a site where the collector runs:',
  },

  first: {
    title: 'Waiting for the first view…',
    turns: 'Then open one of these pages. This page goes on by itself as soon as the first view is here.',
    demo: 'The demonstration publication is running and carries the tag already. Open it, share an article, come back.',
    openDemo: 'Open {origin}',
    refused: 'Something did report, but was left out:',
    arrived: 'The first view is here.',
  },
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select the text and copy it',

  quiet: 'Nothing was read or shared in this period. Figures of other days are there: choose a longer one.',
  nextShare: {
    title: 'Readers are being counted. Next: a share.',
    text: 'Open a page of yours, use one of the share buttons, and look here again. If you see no buttons, `<luciole-share></luciole-share>` is missing from the page.',
  },
  nextArrival: {
    title: 'Shared. Next: an arrival.',
    text: 'Open the shared link as somebody else would: from another browser, phone or network. In your own browser, it would be left out as your own opening.',
    demo: 'Open the shared link as another reader: the bar at the top of the demonstration’s pages changes who you are.',
  },
  own: plural({
    one: '{n} opening left out as the sharer’s own',
    other: '{n} openings left out as the sharer’s own',
  }),
  ownText:
    'Same address and browser as the share, same day. To see a real arrival, open the link from another browser, phone or network.',
  ownDemo:
    'Same address and browser as the share, same day. To see a real arrival, open the link as another reader: the bar at the top of the demonstration’s pages changes who you are.',

  figures: {
    shares: 'Shares',
    arrivals: 'Arrivals',
    perShare: 'Arrivals per share',
    perShareShort: 'Per share',
    visitors: 'Visitors',
    shareRate: 'Share rate',
    conversions: 'Conversions',
    landings: 'Landings',
  },
  unmatched: plural({ one: '{n} of them unmatched', other: '{n} of them unmatched' }),
  unmatchedShort: plural({ one: '{n} unmatched', other: '{n} unmatched' }),
  allMatched: 'all matched to their share',
  upperBound:
    'At most {most}, if everyone left out as the sharer ({own}) or as a repeat ({repeated}) was someone else',
  matchedOnly: 'matched arrivals only',
  visitorsUnit: 'added up day by day',
  ofPageViews: plural({ one: 'of {n} page view', other: 'of {n} page views' }),
  points: '{n} pt',

  counted: {
    shares:
      'A share is counted when a reader begins one: a tap on a button, a copied link. Nobody can know whether the message was then sent. A share sheet that is closed again is not counted.',
    arrivals:
      'A visit from outside by a shared link. Bots, previews, reloads and the sharer’s own openings of the same day are left out. Unmatched: the link carries a valid mark, but its share is not on record. If the share is reported late, the arrival becomes matched by itself. The upper bound takes everyone who was left out as the sharer or as a repeat for a different person: equal phones behind one address look alike.',
    perShare:
      'Matched arrivals divided by shares; unmatched ones are not in it. Each counts on its own day, so an arrival of today may belong to a share of last week.',
    visitors:
      'Different readers of each day, added up. Who reads on two days counts twice: nothing recognises a reader after the day is over. Readers whose browser asks not to be followed are not in it.',
    shareRate:
      'Page views with at least one share, divided by all page views: visits from outside and the pages read after that. Robots are in neither. Only told for all of the site or for one page: a channel has no page views of its own.',
    landings:
      'A page opened from outside the site: by a shared link, from a search engine or another site, from a bookmark. What is read after that, from page to page, is no landing.',
    direct:
      'Landings without a shared link’s mark, campaign parameters or a referring site: an address typed in, a bookmark, an app that tells nothing. A link sent on by hand is among them; how many there are is not yet estimated.',
    conversions:
      'Goals that your pages report as reached. They are not yet tied to the shares that brought their readers.',
    days: 'Each share and each arrival stands on the day it happened, in the site’s own time zone. Both lines have the same scale; the dashed ones are the days that are compared.',
    channels:
      'Where the share went, as the reader chose it. Private: only the people in the conversation see it. Public: a network where others see it too. Unknown: a copied link, a QR code, a printed page or the phone’s own share sheet does not tell where it went. An arrival takes the channel of its share.',
    pages:
      'The page that was shared, without campaign and tracking parameters. An arrival belongs to the page of its share. The title is the latest one that was reported.',
    sources:
      'Where each landing came from, by what the visit itself tells: the mark of a shared link first, then campaign parameters, then the referring site. Direct: none of these. Unsure: none of these either, but the same reader was on the site in the 30 minutes before, so it may be the same visit going on.',
    generations:
      'How far a page has travelled. Shares by readers who came by themselves are generation 1; a reader who came by such a share and shares on makes generation 2, and so on. An arrival has the generation of its share.',
    visibility:
      'Private: only the people in the conversation see the share. Public: others see it too. Unknown: a copied link, a QR code, a printed page or the phone’s own share sheet does not tell where it went. An arrival has the visibility of the channel of its share.',
    readers:
      'What a browser tells of its reader: a country by the address, which is not kept, the language it asks for, the kind of device. Shares are those that such readers made, arrivals those by which such readers came.',
    delays:
      'Of the shares that were made in these days and that somebody opened: how soon the first reader came, and how long readers went on coming. Shares that nobody opened are not in these times.',
    firstArrival:
      'The time from a share to its first arrival that is not left out. Half of the opened shares took no longer than this (the median).',
    halfLife:
      'The time after which half of the opened shares have had their last arrival. A share that was opened within the last seven days may still be opened: it counts as open, not as over (the estimate of Kaplan and Meier).',
    week: 'An average hour of each weekday in these days, by the clock of the site’s own time zone.',
    methods: 'How the share was made on the page. An unmatched arrival has no share to tell its method.',
    leftOut:
      'Everything that was reported in these days and is in no other figure: each report for one reason only.',
    leftOutDays:
      'Each report stands on the day it happened, in the site’s own time zone; what came too late, from elsewhere or unreadable, on the day it was received.',
    reasons:
      'Each line is a reason for which something that was reported is not in the figures above. The two lines marked * can hide real people, which is why they also stand beside the arrivals.',
  },

  series: {
    title: 'Over time',
    caption: 'Shares and arrivals',
    by: 'In steps of',
    steps: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' } satisfies Record<Grain, string>,
    before: 'before:',
    dashed: 'dashed: the days compared',
  },
  compared: {
    with: 'Compared with {from} – {to}.',
    none: 'Nothing to compare with: nothing was recorded from {from} to {to}.',
    begun: 'Only in part: recording began on {since}.',
    goesOn: 'The last day is not over yet.',
    same: 'no change',
  },
  breakdown: {
    shares: '{what}: shares and what came back',
    landings: '{what}: landings',
    cut: '{caption}, the first {n}',
    showAll: plural({ one: 'Show the {n} row', other: 'Show all {n} rows' }),
    showFewer: 'Show fewer',
  },
  delays: {
    title: 'How long shares live',
    first: 'To the first arrival',
    quartiles: 'half of those opened; a quarter within {lower}, three quarters within {upper}',
    halfLife: 'Half-life',
    open: plural({
      one: 'then half have had their last arrival; {n} may still be opened',
      other: 'then half have had their last arrival; {n} may still be opened',
    }),
    tooEarly: 'Too early to tell: fewer than half are over.',
    opened: plural({
      one: '{n} share that was opened, by the time to its first arrival',
      other: '{n} shares that were opened, by the time to their first arrival',
    }),
    caption: 'Opened shares by the time to their first arrival',
    head: 'First opened',
    within: 'within {time}',
    longer: 'after more than {time}',
    none: 'None of these shares was opened so far.',
  },
  week: {
    title: 'Hours of the week',
    caption: '{what} in an average hour',
    hour: 'Hour',
    summary: '{what} in an average hour of the week; most on {day} at {hour}: {n}.',
    none: 'Nothing in any hour of the week.',
  },
  chart: '{shares} and {arrivals} in {days}; busiest day for shares: {day}.',
  chartQuiet: 'No shares and no arrivals in {days}.',
  sharesCount: plural({ one: '{n} share', other: '{n} shares' }),
  arrivalsCount: plural({ one: '{n} arrival', other: '{n} arrivals' }),
  daysCount: plural({ one: '{n} day', other: '{n} days' }),

  byChannel: { title: 'Channels' },
  byVisibility: { title: 'Dark and public' },
  byPage: { title: 'Pages', untitled: 'Untitled page', visit: 'Open {what}' },
  bySource: { title: 'Where readers came from' },
  byReader: { title: 'Readers' },
  byGeneration: { title: 'Passed on' },
  byMethod: { title: 'Ways of sharing' },
  byReason: { title: 'Left out', caption: 'Left out, by reason', head: 'Reason', count: 'Times' },
  total: 'All',
  noneShared: 'Nothing shared in this period.',
  noneLanded: 'No landing in this period.',
  noneLeftOut: 'Nothing was left out in this period.',
  addressBar:
    'Share or return: {n} by a link from the address bar. It may have been sent to someone, or be the reader’s own bookmark or tab. Not in the totals.',

  beside: {
    arrivals: 'Arrivals by a shared link',
    arrivalsText: 'known to come from a share',
    direct: 'Direct landings',
    directText: 'Without any sign of where from. Some were probably private shares: not yet estimated.',
  },

  visibility: {
    private: 'private',
    public: 'public',
    unknown: 'unknown',
  } satisfies Record<Visibility, string>,

  channels: {
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    telegram: 'Telegram',
    email: 'Email',
    sms: 'SMS',
    copy: 'Copied link',
    native: 'Phone’s share sheet',
    'address-bar': 'Address bar',
    viber: 'Viber',
    line: 'LINE',
    threema: 'Threema',
    qr: 'QR code',
    facebook: 'Facebook',
    x: 'X',
    linkedin: 'LinkedIn',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
    reddit: 'Reddit',
    teams: 'Teams',
    print: 'Printed page',
    other: 'A channel of your own',
  } satisfies Record<Channel, string>,

  methods: {
    button: 'Share button',
    'copy-link': 'Copy button',
    'copy-url': 'Page address copied by hand',
    'copy-text': 'Passage copied',
    'address-bar': 'Address bar',
    native: 'Phone’s share sheet',
    link: 'Short link',
    qr: 'QR code',
    unknown: 'Not known (unmatched)',
  } satisfies Record<Method | 'unknown', string>,

  sources: {
    token: 'Shared link',
    campaign: 'Campaign',
    search: 'Search engine',
    social: 'Social network',
    referrer: 'Another site',
    direct: 'Direct',
    unsure: 'Unsure',
  },
  sourceNotes: {
    direct: 'not yet estimated',
    unsure: 'perhaps a visit going on: read here within 30 minutes',
  },

  generations: {
    first: 'By readers who came by themselves',
    second: 'By readers who came by a share',
    later: 'One share further',
  },

  reasons: {
    bot: { name: 'Robots', text: 'Search engines, monitors and other programs that say so.' },
    preview: {
      name: 'Link previews',
      text: 'A messenger’s or network’s own server, drawing the little preview.',
    },
    reload: { name: 'Reloads', text: 'The shared page loaded again in the same tab.' },
    'back-forward': {
      name: 'Back and forward',
      text: 'Reached again with the browser’s back or forward button.',
    },
    restore: { name: 'Restored pages', text: 'The browser brought the page back from its memory.' },
    'self-or-household': {
      name: 'The sharer’s own opening *',
      text: 'Same address and browser as the share, same day: the sharer, or someone at home with an equal device.',
    },
    'repeat-or-household': {
      name: 'Opened again *',
      text: 'The same link again from the same address and browser that day: the same reader, or someone at home with an equal device.',
    },
    'token-taken': {
      name: 'Mark used twice',
      text: 'A share declared with the mark of an earlier share of another page view.',
    },
    'too-old': { name: 'Too late', text: 'Reported more than 24 hours after it happened.' },
    'from-the-future': {
      name: 'Ahead of time',
      text: 'Dated more than 24 hours ahead: a wrong clock, or a forgery.',
    },
    'foreign-page': {
      name: 'Another site’s page',
      text: 'The page is not of this site’s origins. If it is yours, add its origin to the site.',
    },
    malformed: { name: 'Not readable', text: 'Not in the form in which the script reports.' },
  } satisfies Record<Rejection, unknown> & Record<string, { name: string; text: string }>,
  reasonKinds: {
    programs: { name: 'Programs', text: 'Robots and link previews: nobody read.' },
    again: {
      name: 'The same reader',
      text: 'The sharer’s own opening, a link that its reader opened again, a page that was reloaded or brought back. Lines marked * can hide real people: equal phones behind one address look alike.',
    },
    refused: {
      name: 'Could not be counted',
      text: 'Too late, from another site, with the mark of another share, or not readable.',
    },
  } satisfies Record<ReasonKind, { name: string; text: string }>,
  leftOutPage: {
    title: 'What was left out',
    text: 'Reported to the collector, and in none of the other figures: so that you can see what they do not hold.',
    byReason: 'By reason',
    byDay: 'Left out, by day and reason',
    chart: '{n} left out in {days}; most on {day}: {most}.',
    whole: 'This page is about all of the site: what you narrowed the overview to does not apply here.',
    link: 'All that was left out, by day',
  },

  signIn: {
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The email or the password is wrong.',
    tooMany: 'Too many attempts. Wait a minute, then try again.',
    codeTitle: 'One more step',
    codeText: 'Enter the code that your authenticator shows.',
    code: 'Six-digit code',
    backupCode: 'One of the codes you kept',
    useBackup: 'Use one of the codes you kept',
    useCode: 'Use the authenticator',
    wrongCode: 'This code is wrong, or it was used already.',
    startOver: 'Sign in again from the beginning',
    byLink: 'Or by a sign-in link',
  },

  settings: {
    title: 'Settings',
    figures: 'Figures',
    pages: {
      account: 'Account',
      site: 'Site',
      people: 'People',
      keys: 'Keys',
      links: 'Shared links',
      mail: 'Mail',
      alerts: 'Alerts',
      webhooks: 'Webhooks',
      log: 'Log',
      'add-site': 'Add a site',
    },
    noRole: 'Your role on {site} does not show this page.',
    saved: 'Saved.',
    sure: 'Really?',
    once: 'Copy it now: it is not shown again.',
    never: 'never',
    refused: 'Not done: {detail}',
    elsewhere: 'This was asked from another address than the dashboard’s own.',
    roles: { viewer: 'Viewer', editor: 'Editor', owner: 'Owner' } satisfies Record<Role, string>,
  },

  account: {
    title: 'Your account',
    chooseFirst: 'You came in by a link. Choose an email and a password to come back without one.',
    name: 'Name',
    email: 'Email',
    emailHint: 'What you sign in by. Mail is sent to it only if you ask for some.',
    currentPassword: 'Current password',
    currentFor: 'Needed to change the email',
    save: 'Save',
    emailTaken: 'Somebody has an account with this email already.',
    wrongPassword: 'The current password is not this one.',
    passwordTitle: 'Password',
    newPassword: 'New password',
    passwordHint: 'Ten characters or more. A few words that only you would put together do well.',
    choosePassword: 'Choose the password',
    changePassword: 'Change the password',
    emailFirst: 'Save an email first: it is what you sign in by with the password.',
    passwordChanged: 'The password holds from now on. All other sessions have ended.',
    secondTitle: 'Second factor',
    secondOff:
      'With a second factor, the password alone lets nobody in: a code from an app on your phone comes with it.',
    secondNeeds: 'Choose a password first.',
    begin: 'Set up a second factor',
    scan: 'Scan the code with the authenticator on your phone; on this device, open the link; or add the key by hand.',
    qr: 'QR code for the authenticator; the key below says the same',
    open: 'Open in the authenticator',
    secret: 'Key',
    keep: 'Keep these codes where you would keep a spare key. Each lets you in once, without the phone.',
    confirmText: 'Then enter the code it shows. The second factor holds from then on.',
    confirm: 'Confirm',
    secondOn: 'Signing in takes your password and a code.',
    end: 'End the second factor',
    sessionsTitle: 'Sessions',
    sessionsCaption: 'Where you are signed in',
    started: 'Since',
    ends: 'Until',
    thisOne: 'this one',
    endOne: 'End',
    endOthers: 'End all others',
    signOut: 'Sign out',
  },

  siteForm: {
    title: 'The site {site}',
    id: 'Name in the tag',
    idHint: 'Small letters, digits, - and _, such as gazette. It stands in the tag and cannot be changed.',
    origins: 'Origins',
    originsHint:
      'Where its pages are: protocol and host, such as https://www.example.org, one a line. With and without www are two.',
    zone: 'Time zone',
    zoneHint: 'In which its days begin, such as Europe/Paris. It is fixed from the first view on.',
    zoneFixed:
      'Days are counted in this zone already. To change it, everything would have to be counted anew, which cannot be done yet.',
    days: 'Days for which raw events are kept',
    daysHint: 'Figures are kept for good. What is older goes within the hour, and cannot be brought back.',
    save: 'Save the site',
    addTitle: 'Add a site',
    addText: 'A site is a publication: pages that belong together, with figures of their own.',
    add: 'Add the site',
    notYours: 'Sites are added by owners of every site.',
    taken: 'There is a site of this name already.',
    badId: 'The name can have small letters, digits, - and _, up to 63, and begins with a letter or digit.',
    noOrigin: 'Name at least one origin, such as https://www.example.org.',
    badOrigin: '“{origin}” is not an origin. Write one such as https://www.example.org.',
    originPath: '“{origin}” has more than an origin. Write “{right}”.',
    badZone: 'There is no time zone “{zone}”. Write one such as Europe/Paris.',
  },

  tags: {
    title: 'The tag',
    text: 'Put it into the pages of {origin}. With buttons or without, views and arrivals are counted.',
    platform: 'How these pages are made',
    platforms: {
      html: {
        name: 'Plain HTML',
        steps: ['Into every page, best into its `<head>`:', 'Where the buttons should stand:'],
      },
      wordpress: {
        name: 'WordPress',
        steps: [
          'Save this as `wp-content/mu-plugins/luciole.php`. It puts the tag into every page, and the buttons below every post.',
        ],
      },
      ghost: {
        name: 'Ghost',
        steps: [
          'Under Settings, Code injection, into the site header:',
          'In your theme, in `post.hbs`, behind `{{content}}`; or into an HTML card of a post:',
        ],
      },
      next: {
        name: 'Next.js',
        steps: [
          'In `app/layout.tsx`, the `<script>` into the head:',
          'Where the buttons should stand, in a page or component:',
          'With TypeScript, once, in `luciole.d.ts`:',
        ],
      },
      nuxt: {
        name: 'Nuxt',
        steps: ['In `nuxt.config.ts`:', 'Where the buttons should stand, in a template:'],
      },
      astro: {
        name: 'Astro',
        steps: ['In your layout, into the `<head>`:', 'Where the buttons should stand:'],
      },
      'google-tag-manager': {
        name: 'Google Tag Manager',
        steps: [
          'A new tag of the kind “Custom HTML”, triggered on all pages. Blockers often stop a tag manager, and the tag with it: in the page itself it is safer.',
          'The buttons are put into the page itself, where they should stand:',
        ],
      },
      'matomo-tag-manager': {
        name: 'Matomo Tag Manager',
        steps: [
          'A new tag of the kind “Custom HTML”, triggered by page views. Blockers often stop a tag manager, and the tag with it: in the page itself it is safer.',
          'The buttons are put into the page itself, where they should stand:',
        ],
      },
    } satisfies Record<Platform, { name: string; steps: string[] }>,
  },

  check: {
    title: 'Nothing arrives?',
    page: 'A page with the tag',
    pageHint:
      'The collector fetches it once, as a stranger would, and looks at its markup. It must be of the site’s origins.',
    submit: 'What is wrong?',
    done: 'Looked at.',
    tooMany: 'Many pages were looked at just now. Wait a minute.',
    onPage: 'On the page, at {time}',
    noticed: 'What the collector noticed',
    since: 'Since it was started, {time}',
    levels: { good: 'In order:', bad: 'To mend:', note: 'To know:' },
    findings: {
      'views-arrived': {
        title: 'Events arrive',
        text: 'The last ones came at {at}. Your own openings of what you shared are seen and left out.',
      },
      'tag-found': {
        title: 'The tag is in order',
        text: 'It names this site and this collector, and the page’s own policy lets it work. If nothing arrives when you open the page, a blocker in your browser may stop it: try another browser.',
      },
      'origin-refused': {
        title: 'Events came from `{origin}` and were refused',
        text: '{times} times, last at {at}. If these pages are yours, add the origin to the site. With and without www are two origins.',
      },
      'no-origin': {
        title: 'Events came from a page without an origin and were refused',
        text: '{times} times, last at {at}. A page opened as a file, or in a sandboxed frame, has none: open it from a web server.',
      },
      'id-unknown': {
        title: 'Pages of `{origin}` report as `{found}`, which is no site here',
        text: '{times} times, last at {at}. Write `data-site="{id}"` in the tag.',
      },
      'page-elsewhere': {
        title: '`{origin}` is none of the site’s origins',
        text: 'Its pages may not report, and are not fetched. If they are yours, add the origin to the site.',
      },
      'page-private': {
        title: '`{origin}` has a private address',
        text: 'The collector fetches public pages only. For an intranet, who runs it names the network in LUCIOLE_CHECK_PRIVATE.',
      },
      'page-no-address': {
        title: '`{origin}` has no address',
        text: 'The name is not known where the collector runs. Look for a typing error, or wait until the domain is known everywhere.',
      },
      'page-unreachable': {
        title: '`{origin}` does not answer ({code})',
        text: 'The collector could not connect to the page’s server. Readers may well reach it; look whether a firewall keeps the collector out.',
      },
      'page-slow': {
        title: '`{origin}` takes longer than five seconds',
        text: 'The page did not come in time. Try again, or another page.',
      },
      'page-certificate': {
        title: 'The certificate of `{origin}` is not valid ({code})',
        text: 'Browsers will warn readers too. Renew the certificate, with all its intermediate ones.',
      },
      'page-status': {
        title: 'The page answers with {status}',
        text: 'Look whether the address is right, and whether it can be read without signing in.',
      },
      'page-redirects': {
        title: 'The page leads on to `{origin}`',
        text: 'That is none of the site’s origins. If readers end up there, add this origin to the site.',
      },
      'page-not-html': {
        title: 'This is no web page ({type})',
        text: 'Give the address of a page with HTML.',
      },
      'tag-missing': {
        title: 'The tag is not in the page',
        text: 'Paste it as shown, clear the page’s cache, and look at the source of the page as it is delivered. A tag that a script of the page puts in is not seen here.',
      },
      'tag-in-manager': {
        title: 'There is a tag manager in the page',
        text: 'It may put the tag in once the page runs, which is not tried here. Publish the container, and open the page in a browser without a blocker.',
      },
      'tag-held-back': {
        title: 'The tag is held back: `type="{type}"`',
        text: 'A browser does not run a script of this type. A consent tool may let it go later; else remove the type, and use `data-consent="required"` where consent is needed.',
      },
      'id-missing': {
        title: 'The tag names no site',
        text: 'Add `data-site="{id}"` to it. Tag managers and optimisers sometimes drop it.',
      },
      'id-other': {
        title: 'The tag names the site `{found}`',
        text: 'Write `data-site="{id}"`, as it is here.',
      },
      'reports-elsewhere': {
        title: 'The tag reports to `{found}`',
        text: 'This collector is at `{collector}`. Take the script from there, or say so by `data-api`.',
      },
      'mixed-content': {
        title: 'The page comes by https, the tag’s `{url}` by http',
        text: 'Browsers block that. Serve the collector by https, and write https in the tag.',
      },
      'policy-script': {
        title: 'The page’s Content-Security-Policy blocks the script',
        text: 'It says `{directive}`. Add `{origin}` to its `script-src`.',
      },
      'policy-connect': {
        title: 'The page’s Content-Security-Policy blocks the reports',
        text: 'It says `{directive}`. Add `{origin}` to its `connect-src`.',
      },
      'element-missing': {
        title: 'No buttons in the markup',
        text: 'Views and arrivals are counted all the same. For buttons, put `<luciole-share></luciole-share>` where they should stand.',
      },
      'consent-required': {
        title: 'Nothing is sent before consent',
        text: 'The tag has `data-consent="required"`: your consent tool has to call `luciole.consent(true)`.',
      },
      'fetched-but-silent': {
        title: 'The script was fetched, and then nothing',
        text: 'A page of `{origin}` loaded it at {at}, but no event came. A blocker, a `connect-src` that lacks the collector, or missing consent does that.',
      },
      'never-fetched': {
        title: 'No page of the site has asked for the script',
        text: 'Not since {at}. The tag is missing, the page was not opened, or the browser blocks the script. A browser that has it in its cache does not ask again.',
      },
    } satisfies Record<FindingName, { title: string; text: string }>,
  },

  passkeys: {
    title: 'Passkeys',
    text: 'A passkey signs you in by fingerprint, face or PIN of your device, without email, password or code. Nothing of these leaves the device, and no other site can ask for it.',
    caption: 'Your passkeys',
    name: 'Name',
    nameHint: 'Where it is kept, such as “Phone” or “Password manager”',
    made: 'Since',
    add: 'Add a passkey',
    added: 'Added. From now on it signs you in.',
    rename: 'Rename',
    renameWhat: 'Rename {name}',
    remove: 'Remove',
    removeWhat: 'Remove {name}',
    there: 'This device has a passkey of your account already.',
    takenBack: 'Nothing was done: the device was not asked to the end, or has no passkey for this address.',
    failed: 'This passkey could not be added. Begin again.',
    stale: 'Sign out and in again first: adding a passkey takes a session of the last day.',
    cannot:
      'This browser cannot use passkeys at this address. They take a current browser, and https or localhost.',
    signIn: 'Use a passkey',
    unknown: 'This passkey opens nothing here, or it took too long. Try again, or use the password.',
  },

  members: {
    title: 'People of {site}',
    caption: 'Who may look at {site}',
    person: 'Person',
    role: 'Role',
    roleOf: 'Role of {name}',
    you: 'you',
    everywhere: 'owner of every site',
    second: 'with a second factor',
    remove: 'Remove',
    removeWho: 'Remove {name}',
    rolesText: {
      viewer: 'Viewers see the figures.',
      editor: 'Editors also share the dashboard with others and export what was recorded.',
      owner: 'Owners also decide about people and keys, and read the log.',
    } satisfies Record<Role, string>,
    inviteTitle: 'Invite somebody',
    inviteText:
      'This makes a link. Send it yourself, in whatever way you trust; it can be used once, within seven days.',
    inviteFor: 'Whom it is for',
    invite: 'Make the invitation',
    invited: 'The invitation for {name}',
    open: 'Not accepted yet',
    until: 'until {day}',
    withdraw: 'Take back',
    withdrawWho: 'Take back the invitation for {name}',
  },

  keys: {
    title: 'Keys of {site}',
    text: 'With a key, a program reads figures as you do here. Whoever has the key can do what it allows.',
    caption: 'Keys of {site}',
    name: 'What it is for',
    scope: 'It may',
    scopes: {
      read: 'read figures',
      export: 'read figures and export everything',
      manage: 'read, export, and share the dashboard',
    } satisfies Record<Scope, string>,
    made: 'Made',
    used: 'Last used',
    unnamed: 'made before keys had names',
    make: 'Make a key',
    madeTitle: 'The key “{name}”',
    revoke: 'Revoke',
    revokeWhat: 'Revoke {name}',
    none: 'There is no key yet.',
  },

  links: {
    title: 'Shared links of {site}',
    text: 'Whoever has such a link sees the dashboard of {site} and can change nothing. Links stand in no log; revoke one, and it is dead at once.',
    caption: 'Shared links of {site}',
    name: 'Whom it is for',
    password: 'Password',
    passwordOptional: 'Password, if there is to be one',
    withPassword: 'with a password',
    make: 'Make a link',
    madeTitle: 'The link for {name}',
    frame: 'To show it in a page of your own:',
    none: 'There is no link yet.',
    embedTitle: 'Pages that may show it',
    embedText:
      'Only pages of these origins can hold a shared dashboard in a frame. One a line, such as https://intranet.example.org; none by default.',
    origins: 'Origins',
    badOrigin: 'Each line must be an origin such as https://www.example.org, without a path.',
    save: 'Save',
  },

  log: {
    title: 'Log of {site}',
    text: 'What was done to people, keys and settings, and sign-ins of the members. No address and no browser is kept.',
    caption: 'What was done',
    when: 'When',
    who: 'Who',
    what: 'What',
    none: 'Nothing was done yet.',
    signInBy: {
      link: 'sign-in link',
      password: 'password',
      'second factor': 'password and code',
      passkey: 'passkey',
    },
    actions: {
      'signed-in': 'signed in',
      'sign-in-failed': 'sign-in failed',
      'second-factor-failed': 'code of the second factor was wrong',
      'signed-out': 'signed out',
      'session-ended': 'ended sessions',
      'account-changed': 'changed the account',
      'password-changed': 'changed the password',
      'second-factor-on': 'set up a second factor',
      'second-factor-off': 'ended the second factor',
      'passkey-added': 'added a passkey',
      'passkey-removed': 'removed a passkey',
      'person-added': 'added an account',
      'person-reset': 'reset an account',
      'person-removed': 'removed an account',
      invited: 'invited',
      'invitation-withdrawn': 'took an invitation back',
      joined: 'accepted an invitation',
      'role-changed': 'changed a role',
      'member-removed': 'removed from the site',
      'key-made': 'made a key',
      'key-revoked': 'revoked a key',
      'link-made': 'made a shared link',
      'link-revoked': 'revoked a shared link',
      'embedding-changed': 'changed which pages may show the dashboard',
      exported: 'exported everything',
      'letters-changed': 'changed what is mailed to them',
      'letters-stopped': 'ended mails by the link in one',
      'alerts-changed': 'changed the alerts',
      'webhook-made': 'added a webhook',
      'webhook-changed': 'changed a webhook',
      'webhook-secret-made': 'made a new secret for a webhook',
      'webhook-stopped': 'a webhook that kept failing was switched off',
      'webhook-removed': 'removed a webhook',
      'site-added': 'added the site',
      'origins-changed': 'changed the origins',
      'zone-changed': 'changed the time zone',
      'retention-changed': 'changed for how many days raw events are kept',
    } satisfies Record<Action, string>,
  },

  mail: {
    title: 'Mail about {site}',
    text: 'Sent to {email}. Every mail has a link that ends such mails, without signing in.',
    none: 'This server cannot send mail yet: whoever runs it sets LUCIOLE_SMTP_URL and LUCIOLE_MAIL_FROM. What you choose here holds from then on.',
    emailFirst: 'Mail needs an address: choose your email first.',
    weekly: 'Weekly report',
    weeklyHint: 'On Monday at seven in the morning, by the clock of the site.',
    monthly: 'Monthly report',
    monthlyHint: 'On the first of the month at seven.',
    alerts: 'Alerts',
    alertsHint: 'When an article takes off or the site falls silent.',
    language: 'Language of the mails',
    save: 'Save',
    previewTitle: 'See one',
    previewText: 'The latest report, exactly as it is mailed. It opens in a page of its own.',
    asText: 'as text',
  },

  alerts: {
    title: 'Alerts of {site}',
    text: 'Looked for every five minutes, and told once, to everybody who asked for alerts by mail and to webhooks.',
    on: 'Tell it',
    burst: 'An article takes off',
    burstText:
      'Its arrivals by shared links within about three hours, against its own rate of the seven days before and the hours at which this site is read. Told where such a difference comes by chance less than once in a hundred thousand looks, as shares bring readers on this site, and both of these hold:',
    least: 'Arrivals, at least',
    times: 'Times its own rate, at least',
    silent: 'The site falls silent',
    silentText:
      'No view at all, for so long that at least sixteen are missing even by the quietest days of the week before. Quiet nights are known by then; it takes a week to learn.',
    minutes: 'Minutes without a view, at least',
    save: 'Save',
    past: 'Alerts there were',
    none: 'None so far.',
    caption: 'Alerts of {site}, latest first',
    what: 'What',
    from: 'From',
    until: 'Until',
    goesOn: 'goes on',
  },

  webhooks: {
    title: 'Webhooks of {site}',
    text: 'What happens is posted to an address of yours, for programs or a chat. Each is tried again for a day and a half until it is taken; what fails for three days is switched off.',
    none: 'There is no webhook yet.',
    make: 'Add a webhook',
    madeSaid: 'Added.',
    madeTitle: 'The secret of “{name}”',
    chooseOne: 'Choose at least one thing to be told.',
    name: 'What it is for',
    kind: 'Form',
    kinds: {
      json: 'Signed JSON, for programs',
      slack: 'A line of text, for Slack and those like it',
    } satisfies Record<WebhookKind, string>,
    url: 'Address',
    urlHint: 'It begins with https://. Afterwards only its origin is shown.',
    events: 'What it is told',
    told: {
      'alert.burst': 'An article takes off',
      'alert.silent': 'The site falls silent',
      'alert.recovered': 'An alert is over',
      'report.weekly': 'Weekly report',
      'report.monthly': 'Monthly report',
    } satisfies Record<Told, string>,
    test: 'Test',
    testWhat: 'Test {name}',
    testing: 'Posting a test…',
    tested: 'It was taken.',
    failed: 'It was not taken: {why}',
    failing: 'Nothing has got through since {since}.',
    offFailing: 'Switched off, since nothing had got through from {since} on.',
    offOwner: 'Switched off.',
    switchOn: 'Switch on',
    switchOnWhat: 'Switch on {name}',
    switchOff: 'Switch off',
    switchOffWhat: 'Switch off {name}',
    rotate: 'New secret',
    rotateWhat: 'New secret for {name}',
    remove: 'Remove',
    removeWhat: 'Remove {name}',
    deliveries: 'Deliveries',
    deliveriesOf: 'Deliveries of {name}, latest first',
    noDeliveries: 'Nothing was posted yet.',
    when: 'When',
    event: 'What',
    state: 'What came of it',
    next: 'again at {at}',
    states: {
      waiting: 'on its way',
      delivered: 'taken',
      failed: 'given up',
      dropped: 'not sent',
    } satisfies Record<DeliveryRow['state'], string>,
  },

  unsubscribe: {
    title: 'No more mails',
    gone: 'This link is too old, or is not complete. Sign in to choose what is mailed to you.',
    asks: {
      weekly: 'You get the weekly report of {site}.',
      monthly: 'You get the monthly report of {site}.',
      alerts: 'You get the alerts of {site}.',
    } satisfies Record<Letter, string>,
    done: {
      weekly: 'You get no weekly report of {site} any more.',
      monthly: 'You get no monthly report of {site} any more.',
      alerts: 'You get no alerts of {site} any more.',
    } satisfies Record<Letter, string>,
    stop: 'Send me no more of these',
    again: 'Who may read the site can ask for them again in its settings.',
  },

  join: {
    title: 'You are invited',
    text: 'To {site}, as {role}.',
    gone: 'This invitation was used, taken back, or is too old. Ask for another one.',
    acceptAs: 'Accept as {who}',
    newAccount: 'Choose how you sign in from now on.',
    accept: 'Accept',
    haveAccount: 'You have an account already? Sign in, and accept with it:',
  },

  shared: {
    title: 'Shared with you',
    passwordText: 'This dashboard has a password. Whoever gave you the link knows it.',
    open: 'Open',
    wrong: 'This is not the password of the link.',
    gone: 'This link does not lead anywhere any more. Ask for another one.',
  },
};

/** The texts of one language: exactly the keys that English has. */
export type Messages = typeof en;
