import type { Channel, Letter } from '../../../protocol/index.js';
import type { LeftOutReason } from '../../domain/admitted.js';
import type { Every } from '../../domain/report-period.js';
import type { Line } from '../report.js';

/** Every text of mails, in English. `{…}` is filled in. Another language is a file like this one. */
export const en = {
  code: 'en',
  locale: 'en-GB',

  report: {
    subject: {
      weekly: '{site}, week from {from}: shares {shares}, arrivals {arrivals}',
      monthly: '{site}, {month}: shares {shares}, arrivals {arrivals}',
    } satisfies Record<Every, string>,
    title: {
      weekly: 'What readers of {site} passed on last week',
      monthly: 'What readers of {site} passed on last month',
    } satisfies Record<Every, string>,
    span: '{from} – {to}, days of {zone}',
    figures: 'Figures',
    lines: {
      shares: 'Shares',
      arrivals: 'Arrivals by a shared link',
      perShare: 'Arrivals per share',
      visitors: 'Visitors, added up day by day',
      pageViews: 'Page views',
    } satisfies Record<Line['name'], string>,
    figure: 'Figure',
    value: 'This period',
    change: {
      weekly: 'Against the week before',
      monthly: 'Against the month before',
    } satisfies Record<Every, string>,
    before: '{change} (from {before})',
    same: 'as before',
    fromNone: 'none before',
    unknown: 'does not apply',
    pages: 'Pages that travelled most',
    page: 'Page',
    shares: 'Shares',
    arrivals: 'Arrivals',
    noPages: 'Nothing was shared, and nobody came by a shared link.',
    channels: 'Channels',
    channel: 'Channel',
    leftOut: 'Left out of these figures',
    reason: 'Reason',
    times: 'Times',
    household:
      'Equal devices behind one address look alike: openings left out as the sharer’s own or as repeated can hide real people.',
    late: 'Events can arrive up to a day late: the dashboard may show a few more than this mail.',
    open: 'See exactly these days in the dashboard',
    footer: 'You asked for this report of {site} in Luciole.',
  },

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
    other: 'Other channels of your own',
    'own-1': 'Your own channel 1',
    'own-2': 'Your own channel 2',
    'own-3': 'Your own channel 3',
    'own-4': 'Your own channel 4',
    'own-5': 'Your own channel 5',
  } satisfies Record<Channel, string>,

  reasons: {
    bot: 'Robots',
    preview: 'Link previews',
    reload: 'Reloads',
    'back-forward': 'Back and forward',
    restore: 'Restored pages',
    'self-or-household': 'The sharer’s own opening',
    'repeat-or-household': 'Opened again',
    'token-taken': 'Mark used twice',
    'too-old': 'Too late',
    'from-the-future': 'Ahead of time',
    'foreign-page': 'Another site’s page',
    malformed: 'Not readable',
  } satisfies Record<LeftOutReason, string>,

  alerts: {
    burst: {
      subject: '{site}: “{title}” takes off',
      title: 'An article takes off',
      text: '“{title}” had {arrivals} arrivals by shared links since {since}. At its rate of the seven days before, {expected} were to be expected.',
      certain:
        'That is {excess} more, give or take {margin}. Such a difference comes by chance less than once in a hundred thousand looks.',
      open: 'See this article in the dashboard',
    },
    silent: {
      subject: '{site} has fallen silent',
      title: 'No views any more',
      text: 'Since {since}, no view of {site} was reported. At this time, at least {missing} are to be expected even on its quiet days.',
      why: 'Perhaps the site is down, or the script is no longer in its pages or is blocked.',
      open: 'Open the dashboard',
    },
    recovered: {
      subject: '{site} reports again',
      title: 'Views are back',
      text: 'Views of {site} are reported again, after a silence that began at {since}.',
      open: 'Open the dashboard',
    },
    footer: 'You asked to be told of alerts of {site} in Luciole.',
  },

  confirm: {
    subject: 'Mail about {site}: is this your address?',
    title: 'Is this your address?',
    text: 'Somebody asked that mails about {site} be sent to this address. Was it you? Then confirm it, within seven days.',
    open: 'Confirm the address',
    footer: 'If it was not you, do nothing: no mail about the site comes.',
  },

  stop: {
    weekly: 'No more weekly reports of {site}',
    monthly: 'No more monthly reports of {site}',
    alerts: 'No more alerts of {site}',
  } satisfies Record<Letter, string>,

  slack: {
    burst: ':rocket: *{site}*: {page} takes off: {arrivals} arrivals since {since}, {expected} expected.',
    silent: ':warning: *{site}* has fallen silent: no view since {since}.',
    silentOver: ':white_check_mark: *{site}* reports views again.',
    burstOver: ':chart_with_downwards_trend: *{site}*: {page} has calmed down.',
    weekly: ':bar_chart: *{site}*, {from} – {to}: shares {shares}, arrivals {arrivals}. {view}',
    monthly: ':bar_chart: *{site}*, {from} – {to}: shares {shares}, arrivals {arrivals}. {view}',
    test: 'Luciole can reach this channel for *{site}*.',
    details: 'details',
  },
};

/** The texts of one language: exactly the keys that English has. */
export type MailMessages = typeof en;
