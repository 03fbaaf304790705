import { gzipSync } from 'node:zlib';
import { HEADERS, METHODS, PAGES, PARAMETERS, PATHS, unwrapped, VALUES } from './oddities.js';

const ADDRESSES = 20_000;
const PAGES_KNOWN = 500;
const TOKENS_KNOWN = 2000;
const READY_ID = /^[\w-]{8,32}$/;
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
];

/**
 * Makes exchanges: bytes for one connection, and what requests they are. Each begins as a payload of
 * `protocol/golden`, and nearly each is then bent somewhere: in its values, its text, its bytes, its headers,
 * its framing. The same for the same random numbers, but for times.
 */
export class Requests {
  #random;
  #golden;
  #site;
  #mint;
  #made = 0;
  #ids = [];
  #tokens = [];

  /**
   * @param {{ random: () => number, golden: object[], site: { id: string, origin: string, key: string },
   *   mint: (at: number) => string }} options `golden`: batches, right and wrong ones; `mint` makes a token
   */
  constructor({ random, golden, site, mint }) {
    this.#random = random;
    this.#golden = golden.map((batch) => JSON.stringify(batch));
    this.#site = site;
    this.#mint = mint;
  }

  /**
   * @returns {{ bytes: Buffer, parts: { method: string, body?: Buffer }[], whole: boolean, mayCut?: boolean }}
   *   `parts`: the requests in it, with the bodies that a server may take them to have; `whole`: each is to be
   *   answered; `mayCut`: the server may close the connection instead
   */
  next() {
    const kind = this.#random();
    if (kind < 0.04) return this.#pipelined();
    if (kind < 0.1) return this.#broken();
    if (kind < 0.12) return this.#question();
    return joined([this.#request()]);
  }

  #request() {
    let body = Buffer.from(this.#text());
    if (this.#chance(0.15)) body = this.#bendBytes(body);
    const headers = this.#headers();
    let [method, path] = ['POST', '/v1/events'];
    if (this.#chance(0.02)) method = this.#one(METHODS);
    if (this.#chance(0.02)) path = this.#one(PATHS);
    if (this.#chance(0.1)) return { method, path, headers, body, chunked: true };
    return { method, path, headers, body };
  }

  /** A batch as JSON, with the times of now, ids of its own, and some things bent. */
  #text() {
    const batch = this.#fresh();
    for (let bends = this.#one([0, 0, 1, 1, 1, 2, 4]); bends > 0; bends -= 1) this.#bend(batch);
    return unwrapped(JSON.stringify(batch));
  }

  #fresh() {
    const batch = JSON.parse(this.#one(this.#golden));
    const now = Date.now();
    const { sent } = batch;
    if (typeof sent === 'number') batch.sent = now;
    if (!Array.isArray(batch.events)) return batch;
    for (const event of batch.events) {
      if (typeof event !== 'object' || event === null) continue;
      if (typeof event.at === 'number') event.at += now - sent;
      if (READY_ID.test(event.id)) event.id = this.#id();
      if (READY_ID.test(event.view)) event.view = `view-${this.#below(1e6)}`.padEnd(8, '0');
      if (typeof event.page === 'string' && this.#chance(0.5))
        event.page = event.page.replace(/fireflies$/, `story-${this.#below(PAGES_KNOWN)}`);
      for (const name of ['token', 'parent', 'next'])
        if (typeof event[name] === 'string' && this.#chance(0.95)) event[name] = this.#token();
    }
    return batch;
  }

  /** Mostly a new one; else one that was used before. */
  #id() {
    if (this.#ids.length > 0 && this.#chance(0.05)) return this.#one(this.#ids);
    const id = `fuzz${(this.#made += 1).toString(36).padStart(8, '0')}`;
    this.#ids[this.#made % 1000] = id;
    return id;
  }

  #token() {
    if (this.#tokens.length < TOKENS_KNOWN || this.#chance(0.1))
      this.#tokens[this.#below(TOKENS_KNOWN)] = this.#mint(Date.now());
    return this.#one(this.#tokens) ?? this.#mint(Date.now());
  }

  /** Changes one thing somewhere in the value. */
  #bend(value) {
    let parent = value;
    let key;
    for (;;) {
      const keys = Object.keys(parent);
      if (keys.length === 0) return;
      key = this.#one(keys);
      const child = parent[key];
      if (typeof child !== 'object' || child === null || this.#chance(0.15)) break;
      parent = child;
    }
    const odd = () => structuredClone(this.#one(this.#chance(0.3) ? PAGES : VALUES));
    const add = (name, what) =>
      Object.defineProperty(parent, name, {
        value: what,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    switch (this.#below(8)) {
      case 0:
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else Reflect.deleteProperty(parent, key);
        break;
      case 1:
        parent[key] = this.#chance(0.5) ? [parent[key]] : { [key]: parent[key] };
        break;
      case 2:
        // A name on a list would not be written, and only trip the bending itself.
        if (Array.isArray(parent)) break;
        add(
          this.#one(['__proto__', 'constructor', 'toJSON', '', 'extra', 'ID', '\u0000']),
          structuredClone(parent[key]),
        );
        break;
      case 3:
        parent[key] = structuredClone(parent[this.#one(Object.keys(parent))]);
        break;
      case 4:
        if (Array.isArray(parent))
          for (let more = this.#below(120); more > 0; more -= 1) parent.push(structuredClone(parent[key]));
        else if (typeof parent[key] === 'string') parent[key] += this.#one(PAGES);
        else if (typeof parent[key] === 'number') parent[key] *= this.#one([-1, 1e-9, 1e9, 1.0000001, 0]);
        break;
      default:
        parent[key] = odd();
    }
  }

  #bendBytes(body) {
    const at = this.#below(body.length + 1);
    const until = Math.min(body.length, at + 1 + this.#below(40));
    const around = (middle) => Buffer.concat([body.subarray(0, at), middle, body.subarray(until)]);
    switch (this.#below(10)) {
      case 0: {
        const bent = Buffer.from(body);
        if (at < bent.length) bent[at] ^= 1 << this.#below(8);
        return bent;
      }
      case 1:
        return around(Buffer.alloc(0));
      case 2:
        return around(Buffer.concat([body.subarray(at, until), body.subarray(at, until)]));
      case 3:
        return around(
          Buffer.from(this.#one([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0, 0, 0], [0]])),
        );
      case 4:
        return Buffer.concat([Buffer.from('\uFEFF'), body]);
      case 5:
        return Buffer.from(body.toString(), 'utf16le');
      case 6:
        return body.subarray(0, at);
      case 7:
        return Buffer.concat([body, Buffer.from(this.#one(['}', ' ', '\0', '\n{}', ']]']))]);
      case 8:
        return gzipSync(body, { level: 1 });
      default:
        return Buffer.from(Array.from({ length: this.#below(200) }, () => this.#below(256)));
    }
  }

  #headers() {
    const reader = this.#below(ADDRESSES);
    const headers = [
      'Host: localhost',
      `Origin: ${this.#site.origin}`,
      'Content-Type: text/plain;charset=UTF-8',
      `User-Agent: ${AGENTS[reader % AGENTS.length]}`,
      'Accept-Language: fr-FR,fr;q=0.9',
      `X-Forwarded-For: 198.18.${reader >> 8}.${reader & 255}`,
    ];
    for (let bends = this.#one([0, 0, 0, 1, 1, 2]); bends > 0; bends -= 1) {
      const odd = this.#one(HEADERS);
      const name = odd.slice(0, odd.indexOf(':') + 1);
      const place = headers.findIndex((line) => line.startsWith(name));
      if (this.#chance(0.1)) headers.splice(this.#below(headers.length), 1);
      else if (place === -1 || this.#chance(0.2)) headers.push(odd);
      else headers[place] = odd;
    }
    return headers;
  }

  #pipelined() {
    const requests = Array.from({ length: 2 + this.#below(4) }, () => this.#request());
    for (const request of requests) request.headers = unexpecting(request.headers);
    return joined(requests);
  }

  /** What no server has to take for a request, or not for the one it looks like. */
  #broken() {
    const { body, ...request } = this.#request();
    const headers = unexpecting(request.headers);
    const start = 'POST /v1/events HTTP/1.1';
    const send = (lines, rest = body, sent = body) => ({
      bytes: Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), rest]),
      parts: [{ method: 'POST', body: sent }],
      whole: false,
    });
    const length = (text) => `Content-Length: ${text}`;
    const right = length(body.length);
    const chunk = (size) => Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
    const shorter = this.#below(body.length + 1);
    switch (this.#below(16)) {
      case 0:
        return send([start, ...headers, length(shorter)], body, body.subarray(0, shorter));
      case 1:
        return send([start, ...headers, length(body.length + 1 + this.#below(100))]);
      case 2:
        return send([
          start,
          ...headers,
          length(this.#one(['-1', '+5', '0x10', '5, 5', '1e3', '', ' ', '9'.repeat(30), '5 5'])),
        ]);
      case 3:
        return send([start, ...headers, right, length(body.length + 1)]);
      case 4:
        return send(
          [start, ...headers, right, 'Transfer-Encoding: chunked'],
          chunk(body.length.toString(16)),
        );
      case 5:
        return send(
          [start, ...headers, 'Transfer-Encoding: chunked'],
          chunk(this.#one(['-1', 'zz', (body.length + 5).toString(16), '1', 'F'.repeat(20), ''])),
        );
      case 6:
        return send(
          [
            start,
            ...headers,
            `Transfer-Encoding: ${this.#one(['gzip', 'chunked, gzip', 'xchunked', 'chunked, chunked'])}`,
          ],
          chunk(body.length.toString(16)),
        );
      case 7:
        return send([
          start,
          ...headers,
          right,
          this.#one([
            'no colon',
            'Space : x',
            ' folded',
            ': x',
            'X-A: a\0b',
            'X-A: a\nb',
            'X-A: a\rb',
            'Ünicode: x',
          ]),
        ]);
      case 8:
        return send([start, ...headers, right, `X-A: ${'a'.repeat(20_000)}`]);
      case 9:
        return send([start, ...headers, right, ...Array.from({ length: 3000 }, (_, n) => `X-${n}: 1`)]);
      case 10: {
        const { bytes, ...whole } = send([start, ...headers, right]);
        const cut = this.#below(bytes.length - body.length);
        return { ...whole, bytes: bytes.subarray(0, cut) };
      }
      case 11:
        return send(
          [
            this.#one([
              'POST /v1/events',
              'POST /v1/events HTTP/2.0',
              'POST /v1/events HTTP/1.0',
              'POST  /v1/events HTTP/1.1',
              'post /v1/events HTTP/1.1',
              'PRI * HTTP/2.0',
              'CONNECT localhost:80 HTTP/1.1',
              'POST /v1/ev ents HTTP/1.1',
              'POST /v1/\xff HTTP/1.1',
              '\x16\x03\x01\x02\x00',
            ]),
          ].concat(headers, right),
        );
      case 12: {
        const before = this.#request();
        const first = joined([{ ...before, headers: unexpecting(before.headers) }]);
        const last = send([start, ...headers, right]);
        const cut = last.bytes.length - 1 - this.#below(body.length);
        return {
          bytes: Buffer.concat([first.bytes, last.bytes.subarray(0, Math.max(1, cut))]),
          parts: [...first.parts, ...last.parts],
          whole: false,
        };
      }
      case 13:
        return {
          ...send([]),
          bytes: Buffer.from(Array.from({ length: 1 + this.#below(300) }, () => this.#below(256))),
        };
      case 14:
        return {
          ...send([]),
          bytes: Buffer.from([start, ...headers, right, '', body.toString('latin1')].join('\n'), 'latin1'),
        };
      default:
        return send([start, ...headers, 'Connection: Upgrade', 'Upgrade: websocket', right]);
    }
  }

  #question() {
    const { id, key } = this.#site;
    const parameters = Array.from({ length: this.#below(4) }, () => this.#one(PARAMETERS)).join('&');
    const path = this.#one(['stats', 'stats', 'left-out', 'counts']);
    const headers = [...this.#headers(), `Authorization: Bearer ${key}`];
    return joined([{ method: 'GET', path: `/v1/sites/${id}/${path}?${parameters}`, headers }]);
  }

  #chance(share) {
    return this.#random() < share;
  }

  #below(n) {
    return Math.floor(this.#random() * n);
  }

  #one(items) {
    return items[this.#below(items.length)];
  }
}

/** Node sends "100 Continue" at once, amid the answers to earlier requests; nobody pipelines who waits for it. */
const unexpecting = (headers) => headers.filter((line) => !line.startsWith('Expect:'));

/** Bodies beyond this are refused before they were read, bytes. */
const MAX_BODY_BYTES = 262_144;

/** Requests one after another, as one exchange. */
function joined(requests) {
  const bytes = requests.map(({ method, path, headers, body, chunked }) => {
    const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body?.length ?? 0}`;
    const head = Buffer.from(
      [`${method} ${path} HTTP/1.1`, ...headers, framing, '', ''].join('\r\n'),
      'latin1',
    );
    if (!body) return head;
    if (!chunked) return Buffer.concat([head, body]);
    const chunks = [];
    const size = Math.max(1, Math.ceil(body.length / 3));
    for (let at = 0; at < body.length; at += size) {
      const chunk = body.subarray(at, at + size);
      chunks.push(Buffer.from(`${chunk.length.toString(16)};x=y\r\n`), chunk, Buffer.from('\r\n'));
    }
    return Buffer.concat([head, ...chunks, Buffer.from('0\r\n\r\n')]);
  });
  return {
    bytes: Buffer.concat(bytes),
    parts: requests.map(({ method, body }) => ({ method, body })),
    whole: true,
    mayCut: requests.some(({ body }) => body && body.length > MAX_BODY_BYTES),
  };
}
