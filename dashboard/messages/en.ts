import type { Action, Channel, Method, Rejection, Role, Scope, Visibility } from '../../protocol/index.js';
import { plural } from './plural.js';

/**
 * Every text of the dashboard, in English. `{…}` is filled in; `code` stands between backticks. Another
 * language is a file like this one with the same keys, named in `index.ts`.
 */
export const en = {
  code: 'en',
  locale: 'en-GB',
  name: 'English',

  skip: 'Skip to the figures',
  site: 'Site',
  period: 'Period',
  language: 'Language',
  periods: { today: 'Today', '7': '7 days', '30': '30 days', '90': '90 days' },
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
    text: 'Add your publication where the collector runs. This page goes on by itself:',
  },

  first: {
    title: 'Waiting for the first view…',
    paste:
      'Paste this into the pages of {origin}: the first line anywhere, the second where the buttons should stand.',
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
    pageViews: 'Page views',
    landings: 'Landings',
    leftOut: 'Left out',
  },
  unmatched: plural({ one: '{n} of them unmatched', other: '{n} of them unmatched' }),
  unmatchedShort: plural({ one: '{n} unmatched', other: '{n} unmatched' }),
  allMatched: 'all matched to their share',
  upperBound:
    'At most {most}, if everyone left out as the sharer ({own}) or as a repeat ({repeated}) was someone else',
  matchedOnly: 'matched arrivals only',
  visitorsUnit: 'added up day by day',
  pageViewsParts: 'landings: {landings}, further pages: {views}',
  leftOutUnit: 'recorded, and not counted elsewhere',

  counted: {
    shares:
      'A share is counted when a reader begins one: a tap on a button, a copied link. Nobody can know whether the message was then sent. A share sheet that is closed again is not counted.',
    arrivals:
      'A visit from outside by a shared link. Bots, previews, reloads and the sharer’s own openings of the same day are left out. Unmatched: the link carries a valid mark, but its share is not on record. If the share is reported late, the arrival becomes matched by itself. The upper bound takes everyone who was left out as the sharer or as a repeat for a different person: equal phones behind one address look alike.',
    perShare:
      'Matched arrivals divided by shares; unmatched ones are not in it. Each counts on its own day, so an arrival of today may belong to a share of last week.',
    visitors:
      'Different readers of each day, added up. Who reads on two days counts twice: nothing recognises a reader after the day is over. Readers whose browser asks not to be followed are not in it.',
    pageViews:
      'Landings are visits that come from outside the site; further pages are those read after that. Bots are in neither.',
    leftOut:
      'What was reported but is counted nowhere else, each with its reason. The reasons are listed at the end of this page.',
    days: 'Each share and each arrival stands on the day it happened, in the site’s own time zone. Both charts have the same scale.',
    channels:
      'Where the share went, as the reader chose it. Private: only the people in the conversation see it. Public: a network where others see it too. Unknown: a copied link, a QR code, a printed page or the phone’s own share sheet does not tell where it went. An arrival takes the channel of its share.',
    pages:
      'The page that was shared, without campaign and tracking parameters. An arrival belongs to the page of its share. The title is the latest one that was reported.',
    sources:
      'Where each landing came from, by what the visit itself tells: the mark of a shared link first, then campaign parameters, then the referring site. Direct: none of these. Unsure: none of these either, but the same reader was on the site in the 30 minutes before, so it may be the same visit going on.',
    generations:
      'How far a page has travelled. Shares by readers who came by themselves are generation 1; a reader who came by such a share and shares on makes generation 2, and so on. An arrival has the generation of its share.',
    methods: 'How the share was made on the page. An unmatched arrival has no share to tell its method.',
    reasons:
      'Each line is a reason for which something that was reported is not in the figures above. The two lines marked * can hide real people, which is why they also stand beside the arrivals.',
  },

  perDay: {
    title: 'Day by day',
    caption: 'Shares and arrivals per day',
    day: 'Day',
    table: 'Read it as a table',
  },
  chart: '{shares} and {arrivals} in {days}; busiest day for shares: {day}.',
  chartQuiet: 'No shares and no arrivals in {days}.',
  sharesCount: plural({ one: '{n} share', other: '{n} shares' }),
  arrivalsCount: plural({ one: '{n} arrival', other: '{n} arrivals' }),
  daysCount: plural({ one: '{n} day', other: '{n} days' }),

  byChannel: { title: 'Channels', caption: 'Shares and arrivals by channel', head: 'Channel' },
  byPage: {
    title: 'Pages',
    caption: 'Shares and arrivals by page',
    captionCut: 'Shares and arrivals by page: the first {n} by arrivals and shares',
    head: 'Page',
    untitled: 'Untitled page',
    showAll: plural({ one: 'Show the {n} page', other: 'Show all {n} pages' }),
    showFewer: 'Show fewer',
  },
  bySource: { title: 'Where readers came from', caption: 'Landings by source', head: 'Source' },
  byGeneration: { title: 'Passed on', caption: 'Shares and arrivals by generation', head: 'Generation' },
  byMethod: { title: 'Ways of sharing', caption: 'Shares and arrivals by method', head: 'Method' },
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
    pages: { account: 'Account', people: 'People', keys: 'Keys', links: 'Shared links', log: 'Log' },
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
    emailHint: 'What you sign in by. Nothing is sent to it.',
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
    } satisfies Record<Action, string>,
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
