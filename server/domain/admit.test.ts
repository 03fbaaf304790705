import { describe, expect, it } from 'vitest';
import { mintToken, type LandingEvent, type WireEvent } from '../../protocol/index.js';
import { admit, daysOf, type AdmitContext } from './admit.js';
import { Reader } from './reader.js';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TOKEN = mintToken('whatsapp', 1, NOW);
const PAGE = 'https://www.example.org/fireflies';

const TRAITS = {
  address: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0',
  acceptLanguage: 'fr-FR, fr;q=0.9',
};

const context: AdmitContext = {
  site: { id: 'demo', origins: ['https://www.example.org'], timezone: 'Europe/Paris' },
  receivedAt: NOW,
  reader: new Reader(TRAITS),
  signal: false,
  saltOf: (day) => `salt of ${day}`,
};

const landing = (event: Partial<LandingEvent> = {}): LandingEvent => ({
  type: 'landing',
  id: 'landing1',
  view: 'view0001',
  page: PAGE,
  at: NOW,
  ...event,
});

/** What becomes of one event. */
function one(event: WireEvent, changes: Partial<AdmitContext> = {}) {
  const { events, rejected } = admit([{ index: 3, event }], { ...context, ...changes });
  return events[0] ?? rejected[0]?.reason;
}

describe('door', () => {
  it('keeps the place a reader came from, and nothing that could say who they are there', () => {
    const event = landing({ referrer: 'https://mail.example.com/inbox?user=anna#message-7' });
    expect(one(event)).toMatchObject({ referrer: 'https://mail.example.com/inbox', source: 'referrer' });
  });

  describe('rule 9: the address bar', () => {
    const next = mintToken('address-bar', 2, NOW);
    const implied = (event: WireEvent, changes: Partial<AdmitContext> = {}) =>
      admit([{ index: 0, event }], { ...context, ...changes }).implied;

    it('takes a view whose address carries its own token for a share of its time and lineage, to be counted later', () => {
      expect(implied(landing({ token: TOKEN, next }))).toEqual([
        expect.objectContaining({
          ...{ type: 'share', channel: 'address-bar', method: 'address-bar', view: 'view0001', at: NOW },
          ...{ id: 'landing1.next', token: next, parent: TOKEN, leftOut: null, page: PAGE },
        }),
      ]);
      expect(implied({ ...landing({ next }), type: 'view' })).toMatchObject([{ token: next, parent: null }]);
    });

    it('takes the token a reader comes back by for no share before', () => {
      const own = mintToken('address-bar', 2, NOW);
      expect(implied(landing({ token: own, next, nav: 'reload' }))).toMatchObject([{ parent: null }]);
      expect(implied(landing({ token: TOKEN, next, nav: 'reload' }))).toMatchObject([{ parent: TOKEN }]);
    });

    it.each([
      ['an address without a token of its own', landing(), {}],
      ['a token of another channel', landing({ next: TOKEN }), {}],
      ['a reader who asks not to be followed', landing({ next }), { signal: true }],
      [
        'a crawler',
        landing({ next }),
        { reader: new Reader({ ...TRAITS, userAgent: 'WhatsApp/2.23.20.0' }) },
      ],
    ])('takes %s for nothing', (_, event, changes) => expect(implied(event, changes)).toEqual([]));
  });

  it('reduces a landing to what is kept', () => {
    const event = landing({ title: 'Fireflies', referrer: 'https://www.qwant.com/' });
    expect(one(event)).toEqual({
      type: 'landing',
      id: 'landing1',
      view: 'view0001',
      page: PAGE,
      at: NOW,
      day: '2026-11-10',
      key: expect.stringMatching(/^[\w-]{11}$/) as string,
      leftOut: null,
      device: 'desktop',
      browser: 'Firefox',
      language: 'fr',
      country: null,
      nav: 'navigate',
      title: 'Fireflies',
      next: null,
      token: null,
      source: 'search',
      referrer: 'https://www.qwant.com/',
      utm: null,
    });
  });

  it('says which event of the batch it refused and why', () => {
    const events = [
      { index: 0, event: landing() },
      { index: 4, event: landing({ id: 'landing2', page: 'https://elsewhere.test/' }) },
    ];
    const { events: kept, rejected } = admit(events, context);
    expect(kept).toHaveLength(1);
    expect(rejected).toEqual([
      { index: 4, id: 'landing2', reason: 'foreign-page', detail: expect.stringContaining('page') as string },
    ]);
  });

  describe('rule 10: time', () => {
    it("corrects a client's clock by when the batch was sent", () => {
      const slow = { sent: NOW - 5 * DAY };
      expect(one(landing({ at: NOW - 5 * DAY - HOUR }), slow)).toMatchObject({ at: NOW - HOUR });
    });

    it('takes the time as it is where the batch does not say when it was sent', () => {
      expect(one(landing({ at: NOW - HOUR }))).toMatchObject({ at: NOW - HOUR });
    });

    it.each([
      ['keeps one of 24 hours ago', -DAY, { at: NOW - DAY }],
      ['refuses one of a millisecond more', -DAY - 1, 'too-old'],
      ['takes one ahead as of now', DAY, { at: NOW }],
      ['refuses one further ahead', DAY + 1, 'from-the-future'],
      ['refuses the beginning of time', -NOW, 'too-old'],
      ['refuses the end of time', Number.MAX_SAFE_INTEGER, 'from-the-future'],
    ])('%s', (_, offset, expected) => {
      const outcome = one(landing({ at: NOW + offset }));
      if (typeof expected === 'string') expect(outcome).toBe(expected);
      else expect(outcome).toMatchObject(expected);
    });

    it.each([-Number.MAX_VALUE, Number.MAX_VALUE, 0])('survives a forged clock of %d', (sent) => {
      expect(['too-old', 'from-the-future']).toContain(one(landing(), { sent }));
    });

    it('names the days whose salts it will need, by corrected time and zone', () => {
      const events = [
        { index: 0, event: landing({ at: NOW - 13 * HOUR - 1 }) },
        { index: 1, event: landing({ at: NOW - 13 * HOUR }) },
        { index: 2, event: landing({ at: NOW - 3 * DAY }) },
      ];
      expect(daysOf(events, context)).toEqual(['2026-11-09', '2026-11-10']);
    });
  });

  describe('pages', () => {
    it.each([
      [`${PAGE}#ds=${TOKEN}`, PAGE],
      [`${PAGE}?ds=${TOKEN}&a=1&utm_source=x`, `${PAGE}?a=1`],
      [`HTTPS://WWW.Example.ORG:443/fireflies`, PAGE],
      ['https://www.example.org', 'https://www.example.org/'],
      [`https://name:word@www.example.org/fireflies`, PAGE],
      [`${PAGE}#/route?ds=${TOKEN}`, `${PAGE}#/route`],
    ])('counts %s as %s', (page, expected) => {
      expect(one(landing({ page }))).toMatchObject({ page: expected });
    });

    it.each([
      'https://example.org/',
      'http://www.example.org/',
      'https://www.example.org.evil.test/',
      'https://www.example.org:8443/',
      'javascript:alert(1)',
      'null',
    ])('rule 6: refuses %s as not of the site', (page) => {
      expect(one(landing({ page }))).toBe('foreign-page');
    });
  });

  describe('rule 3: landings and views', () => {
    it.each([
      ['from another page of the site', { referrer: 'https://www.example.org/' }],
      ['reloaded without a token', { nav: 'reload' }],
      ['gone back to without a token', { nav: 'back_forward', utm: { source: 'x' } }],
    ] as const)('takes one %s for a view', (_, event) => {
      expect(one(landing(event))).toMatchObject({ type: 'view', id: 'landing1' });
    });

    it.each([
      ['a token', { token: TOKEN }],
      ['a campaign', { utm: { campaign: 'autumn' } }],
    ])('takes one from the site itself with %s for a landing', (_, event) => {
      expect(one(landing({ ...event, referrer: PAGE }))).toMatchObject({ type: 'landing' });
    });

    it('takes an activated prerender for a landing', () => {
      expect(one(landing({ nav: 'prerender', token: TOKEN }))).toMatchObject({
        type: 'landing',
        leftOut: null,
      });
    });

    it('rule 4: keeps campaign fields that say something', () => {
      expect(one(landing({ utm: { source: 'letter', medium: '' } }))).toMatchObject({
        source: 'campaign',
        utm: { source: 'letter' },
      });
      expect(one(landing({ utm: { source: '' } }))).toMatchObject({ source: 'direct', utm: null });
    });
  });

  describe('rule 1: tokens', () => {
    it.each(['', 'short', `${TOKEN}x`, TOKEN.slice(0, 13) + '0', mintToken('sms', 1, NOW + 2 * DAY)])(
      'keeps a landing, and no token, where it came with %j',
      (token) => {
        expect(one(landing({ token }))).toMatchObject({ type: 'landing', token: null, source: 'direct' });
      },
    );

    it('reads a token with punctuation behind it', () => {
      expect(one(landing({ token: `${TOKEN}.` }))).toMatchObject({ token: TOKEN, source: 'token' });
    });

    it('keeps a share without what is no token', () => {
      const base = { id: 'share001', view: 'view0001', page: PAGE, at: NOW } as const;
      const share = { ...base, type: 'share', channel: 'sms', method: 'button' } as const;
      expect(one({ ...share, token: 'x', parent: 'y' })).toMatchObject({ token: null, parent: null });
      expect(one({ ...share, token: TOKEN, parent: TOKEN })).toMatchObject({ token: TOKEN, parent: TOKEN });
    });
  });

  describe('rule 6: left out', () => {
    it.each([
      ['reload', 'reload'],
      ['back_forward', 'back-forward'],
      ['restore', 'restore'],
    ] as const)('leaves out a landing by %s with a token', (nav, leftOut) => {
      expect(one(landing({ nav, token: TOKEN }))).toMatchObject({ type: 'landing', leftOut });
    });

    it.each([
      ['WhatsApp/2.23.20.0 A', 'preview'],
      ['TelegramBot (like TwitterBot)', 'preview'],
      ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
    ])('leaves out what %s posts as %s, before any other reason', (userAgent, leftOut) => {
      expect(
        one(landing({ nav: 'reload', token: TOKEN }), { reader: new Reader({ ...TRAITS, userAgent }) }),
      ).toMatchObject({ leftOut });
    });
  });

  describe('rule 13: no signal, no key', () => {
    it('keeps a landing without a key, and its token', () => {
      expect(one(landing({ token: TOKEN }), { signal: true })).toMatchObject({ key: null, token: TOKEN });
    });

    it('drops the token of a share', () => {
      const share = { type: 'share', channel: 'sms', method: 'button', token: TOKEN } as const;
      const event = { ...share, id: 'share001', view: 'view0001', page: PAGE, at: NOW };
      expect(one(event, { signal: true })).toMatchObject({ type: 'share', token: null, key: null });
    });
  });

  it('rule 7: has no key for a day whose salt was destroyed', () => {
    expect(one(landing(), { saltOf: () => undefined })).toMatchObject({ key: null });
  });

  it('rule 7: takes the salt of the day on which the event happened', () => {
    const today = one(landing()) as { key: string };
    const yesterday = one(landing({ at: NOW - 20 * HOUR })) as { key: string };
    expect(today.key).not.toBe(yesterday.key);
  });
});
