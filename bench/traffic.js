import { mintToken } from '../dist/protocol/index.js';

/** Where the pages lie that the traffic comes from. */
export const ORIGIN = 'https://bench.example.org';

/** The site it is reported for. */
export const SITE = 'bench';

const ADDRESSES = 20_000;
const PAGES = 500;
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
];
const CHANNELS = ['whatsapp', 'messenger', 'telegram', 'email', 'sms', 'copy'];

/**
 * What readers of one publication send: two of ten events are shares, two arrive by one, two land without,
 * four are views inside.
 *
 * `inFlight`: events that may be under way at a time; nobody opens a link before it was sent.
 */
export function createTraffic({ inFlight }) {
  /** Numbers that are the same in each run (mulberry32). */
  let state = 20_261_123;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n) => Math.floor(random() * n);
  const one = (items) => items[below(items.length)];

  /** As the widget makes them. */
  const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
  /** Tokens that were shared and not opened yet, with the number of the address that shared them. */
  let shared = [];

  const event = (reader) => {
    const common = `"id":"${newId()}","view":"${newId()}","page":"${ORIGIN}/articles/${Math.floor(random() ** 2 * PAGES)}","at":${Date.now()}`;
    const kind = random();
    if (kind < 0.2) {
      const channel = one(CHANNELS);
      const token = mintToken(channel, 1, Date.now());
      shared.push({ token, reader });
      return `{"type":"share",${common},"channel":"${channel}","method":"button","token":"${token}"}`;
    }
    if (kind < 0.4 && shared.length > 2 * inFlight && shared[0].reader !== reader)
      return `{"type":"landing",${common},"token":"${shared.shift().token}","title":"An article"}`;
    if (kind < 0.6) return `{"type":"landing",${common},"title":"An article"}`;
    return `{"type":"view",${common},"title":"An article"}`;
  };

  return {
    /** A whole HTTP request with so many events of one reader. */
    request(events) {
      const reader = below(ADDRESSES);
      const list = Array.from({ length: events }, () => event(reader)).join(',');
      const body = `{"site":"${SITE}","sent":${Date.now()},"events":[${list}]}`;
      return [
        'POST /v1/events HTTP/1.1',
        'Host: collector.example.org',
        `Origin: ${ORIGIN}`,
        'Content-Type: text/plain;charset=UTF-8',
        `Content-Length: ${body.length}`,
        `User-Agent: ${AGENTS[reader % AGENTS.length]}`,
        'Accept-Language: fr-FR,fr;q=0.9,en;q=0.5',
        `X-Forwarded-For: 198.${18 + (reader >> 16)}.${(reader >> 8) & 255}.${reader & 255}`,
        '',
        body,
      ].join('\r\n');
    },

    /** Forgets what was shared with a server that keeps nothing: nobody can arrive by it. */
    forgetShared() {
      shared = [];
    },
  };
}
