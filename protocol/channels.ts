/** Whether others than the people in the conversation can see where a channel leads. */
export type Visibility = 'private' | 'public' | 'unknown';

/** Each channel's character in a token, apart from the rest for the sake of those who mint and need no more. */
const CODES = {
  whatsapp: 'w',
  messenger: 'm',
  telegram: 't',
  email: 'e',
  sms: 's',
  copy: 'c',
  native: 'n',
  'address-bar': 'b',
  viber: 'a',
  line: 'l',
  threema: 'h',
  qr: 'q',
  facebook: 'f',
  x: 'g',
  linkedin: 'i',
  bluesky: 'j',
  mastodon: 'd',
  reddit: 'r',
  teams: 'k',
  print: 'p',
  other: 'o',
  'own-1': 'u',
  'own-2': 'v',
  'own-3': 'x',
  'own-4': 'y',
  'own-5': 'z',
} as const;

/**
 * Every channel a share can go to, by name. `code` is the channel's character in a token: the list is
 * append-only, a code is never given to another channel, and a channel is never taken out, since links with
 * its code live in people's conversations.
 *
 * `copy` and `native` are of unknown visibility: the page cannot tell where a copied link was pasted, nor
 * which app the reader's own share sheet opened. So are `qr` and `print`, whose code or paper anyone may have
 * seen, and the channels of a publisher's own: `own-1` to `own-5`, which they tell apart, and `other`.
 */
export const CHANNELS = {
  whatsapp: { code: CODES.whatsapp, visibility: 'private' },
  messenger: { code: CODES.messenger, visibility: 'private' },
  telegram: { code: CODES.telegram, visibility: 'private' },
  email: { code: CODES.email, visibility: 'private' },
  sms: { code: CODES.sms, visibility: 'private' },
  copy: { code: CODES.copy, visibility: 'unknown' },
  native: { code: CODES.native, visibility: 'unknown' },
  'address-bar': { code: CODES['address-bar'], visibility: 'unknown' },
  viber: { code: CODES.viber, visibility: 'private' },
  line: { code: CODES.line, visibility: 'private' },
  threema: { code: CODES.threema, visibility: 'private' },
  qr: { code: CODES.qr, visibility: 'unknown' },
  facebook: { code: CODES.facebook, visibility: 'public' },
  x: { code: CODES.x, visibility: 'public' },
  linkedin: { code: CODES.linkedin, visibility: 'public' },
  bluesky: { code: CODES.bluesky, visibility: 'public' },
  mastodon: { code: CODES.mastodon, visibility: 'public' },
  reddit: { code: CODES.reddit, visibility: 'public' },
  teams: { code: CODES.teams, visibility: 'private' },
  print: { code: CODES.print, visibility: 'unknown' },
  other: { code: CODES.other, visibility: 'unknown' },
  'own-1': { code: CODES['own-1'], visibility: 'unknown' },
  'own-2': { code: CODES['own-2'], visibility: 'unknown' },
  'own-3': { code: CODES['own-3'], visibility: 'unknown' },
  'own-4': { code: CODES['own-4'], visibility: 'unknown' },
  'own-5': { code: CODES['own-5'], visibility: 'unknown' },
} as const satisfies Record<string, { code: string; visibility: Visibility }>;

/**
 * The codes of all channels, as they stand between the brackets of a regular expression, for those who need no
 * more than them: the tracker has no room for the table.
 */
export const CHANNEL_CODES = 'a-z';

/** Name of a channel, as it stands on the wire, in the API and on the dashboard. */
export type Channel = keyof typeof CHANNELS;

/** A channel's character in a token. */
export type ChannelCode<C extends Channel = Channel> = (typeof CHANNELS)[C]['code'];

/** All channel names, in the order of the table. */
export const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[];

/** The character of a channel in a token. */
export function codeOfChannel(channel: Channel): ChannelCode {
  return CODES[channel];
}

/** Whether `name` is one of the channels. */
export function isChannel(name: string): name is Channel {
  return Object.hasOwn(CHANNELS, name);
}

const CHANNEL_BY_CODE = /* @__PURE__ */ new Map<string, Channel>(
  /* @__PURE__ */ CHANNEL_NAMES.map((name) => [CHANNELS[name].code, name]),
);

/** The channel with this token character, or undefined where no channel has it. */
export function channelOfCode(code: string): Channel | undefined {
  return CHANNEL_BY_CODE.get(code);
}

/**
 * How an act of sharing was done: a button's intent, the copy button, the page's URL copied by hand, a
 * passage copied, the address bar, the reader's own share sheet, a short link, a QR code.
 */
export const METHODS = [
  'button',
  'copy-link',
  'copy-url',
  'copy-text',
  'address-bar',
  'native',
  'link',
  'qr',
] as const;

/** How an act of sharing was done. */
export type Method = (typeof METHODS)[number];
