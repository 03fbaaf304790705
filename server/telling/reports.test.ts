import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailer, MailError } from './mailer.js';
import { openTestTeller } from './test-teller.js';

const MONDAY = '2026-11-23T06:59:00+01:00';
const PAGE = 'https://www.example.org/articles/fireflies';
const MINUTE = 60_000;

let t: Awaited<ReturnType<typeof openTestTeller>>;
beforeEach(async () => {
  t = await openTestTeller('2026-11-18T12:00:00+01:00');
});
afterEach(() => t.close());

const at = (iso: string) => (t.clock.now = Date.parse(iso));

describe('a weekly report', () => {
  it('comes on Monday at seven by the clock of the site, once, with the figures of the week', async () => {
    await t.reader('ada@example.org', { weekly: true });
    await t.arrivals(3, PAGE, { title: 'Lights <b>in the dark</b>\u202e' });
    await t.arrivals(2, PAGE, { at: Date.parse('2026-11-11T12:00:00+01:00') });
    at(MONDAY);
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
    t.clock.now += MINUTE;
    await t.teller.tick();
    await t.start().tick();
    expect(t.office.mails).toHaveLength(1);

    const { to, headers, text, html } = t.office.mails[0]!;
    expect(to).toEqual(['ada@example.org']);
    expect(headers.get('from')).toBe('Luciole <luciole@example.org>');
    expect(headers.get('subject')).toBe('gazette, week from 16 November 2026: shares 1, arrivals 3');
    expect(headers.get('content-type')).toContain('multipart/alternative');
    expect(text).toContain('- Shares: 1 · as before');
    expect(text).toContain('- Arrivals by a shared link: 3 · +50% (from 2)');
    expect(text).toContain('- Arrivals per share: 3 · +50% (from 2)');
    expect(text).toContain('- Lights <b>in the dark</b>: Shares 1 · Arrivals 3');
    expect(text).toContain('- WhatsApp: Shares 1 · Arrivals 3');
    const view = 'http://localhost:8787/?site=gazette&period=2026-11-16..2026-11-22';
    expect(text).toContain(`\n${view}\r\n`);
    expect(html).toContain('Lights &#60;b&#62;in the dark&#60;/b&#62;');
    expect(html).toContain(`href="${view.replaceAll('&', '&#38;')}"`);
    // Nothing to load: the mail is whole without images, and nobody learns that it was opened.
    expect(html).not.toMatch(/<img|<link|src=|url\(|@import/i);
  });

  it('names a page whose title shows nothing by its address', async () => {
    await t.reader('ada@example.org', { weekly: true });
    await t.arrivals(1, PAGE, { title: '\u200b \u202e' });
    at('2026-11-23T07:00:00+01:00');
    await t.teller.tick();
    expect(t.office.mails[0]!.text).toContain(`- ${PAGE}: Shares 1`);
  });

  it('is in French for who reads French', async () => {
    await t.reader('zoe@example.org', { weekly: true, monthly: true }, 'fr');
    await t.arrivals(1, PAGE);
    at('2026-11-23T07:00:00+01:00');
    await t.teller.tick();
    at('2026-12-01T07:00:00+01:00');
    await t.teller.tick();
    const week = t.office.mails[0];
    const month = t.office.mails.find(({ text }) => text.includes('mois dernier'));
    expect(decodeWords(week!.headers.get('subject')!)).toBe(
      'gazette, semaine du 16 novembre 2026\u00a0: partages 1, arrivées 1',
    );
    expect(decodeWords(month!.headers.get('subject')!)).toBe(
      'gazette, novembre 2026\u00a0: partages 1, arrivées 1',
    );
    expect(week!.html).toContain('<html lang="fr">');
    expect(week!.text).toContain('Ne plus recevoir le rapport hebdomadaire de gazette');
  });

  it('goes again by the same name where the process died before it was struck off', async () => {
    await t.reader('ada@example.org', { weekly: true });
    at('2026-11-23T07:00:00+01:00');
    // It was written down, and then everything stopped.
    t.office.refuse(451);
    await t.teller.tick();
    t.office.refuse();
    t.clock.now += 2 * MINUTE;
    await t.start().tick();
    expect(t.office.mails).toHaveLength(1);
    const id = t.office.mails[0]!.headers.get('message-id');
    expect(id).toMatch(/^<[0-9a-f]{24}@localhost>$/);

    // It was taken, and the process died before it could note that.
    const message = { site: 'gazette', kind: 'mail', event: 'report.weekly', body: null } as const;
    const ada = t.accounts.people.find('ada@example.org')!;
    const about = `weekly ${Date.parse('2026-11-16T07:00:00+01:00')}`;
    t.accounts.telling.outbox.put({ ...message, target: ada.id, about }, t.clock.now);
    const [written] = t.accounts.telling.outbox.due(t.clock.now, 1);
    const strikeOff = t.accounts.telling.outbox.delivered.bind(t.accounts.telling.outbox);
    t.accounts.telling.outbox.delivered = () => {
      throw new Error('the power went');
    };
    await t.teller.tick();
    t.accounts.telling.outbox.delivered = strikeOff;
    t.clock.now += 2 * MINUTE;
    await t.start().tick();
    const names = t.office.mails.slice(1).map(({ headers }) => headers.get('message-id'));
    expect(names).toEqual([`<${written!.id}@localhost>`, `<${written!.id}@localhost>`]);
  });

  it('is tried again, ever later, while the mail server does not take it, and then given up', async () => {
    await t.reader('ada@example.org', { weekly: true });
    at('2026-11-23T07:00:00+01:00');
    t.office.refuse(421);
    const tries: number[] = [];
    const { outbox } = t.accounts.telling;
    const failed = outbox.failed.bind(outbox);
    outbox.failed = (id, why, nextAt) => {
      tries.push(nextAt === null ? Infinity : (nextAt - t.clock.now) / MINUTE);
      failed(id, why, nextAt);
    };
    for (let minute = 0; minute < 3 * 1440; minute += 30) {
      await t.teller.tick();
      t.clock.now += 30 * MINUTE;
    }
    expect(tries).toEqual([1, 5, 15, 60, 180, 360, 720, 720, Infinity]);
    t.office.refuse();
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
  });

  it('is not tried again where the mail server knows no such reader', async () => {
    await t.reader('gone@example.org', { weekly: true });
    at('2026-11-23T07:00:00+01:00');
    t.office.refuse(550);
    await t.teller.tick();
    t.office.refuse();
    t.clock.now += 60 * MINUTE;
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
  });

  it('never goes to who may no longer read the site when it is sent', async () => {
    const ada = await t.reader('ada@example.org', { weekly: true });
    at('2026-11-23T07:00:00+01:00');
    t.office.refuse(451);
    await t.teller.tick();
    t.accounts.members.remove(ada.id, 'gazette');
    t.office.refuse();
    t.clock.now += 2 * MINUTE;
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
  });

  it('is the next one for who asks after its hour, and none for weeks gone by', async () => {
    at('2026-11-23T08:00:00+01:00');
    await t.reader('late@example.org', { weekly: true });
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
    at('2026-12-03T12:00:00+01:00');
    await t.teller.tick();
    expect(t.office.mails).toEqual([]);
    at('2026-12-07T07:00:00+01:00');
    await t.teller.tick();
    expect(t.office.mails).toHaveLength(1);
  });

  it('waits for nobody where there is no mail server', async () => {
    await t.reader('ada@example.org', { weekly: true });
    at('2026-11-23T07:00:00+01:00');
    await t.start({ mail: false }).tick();
    await t.teller.tick();
    expect(t.office.mails).toHaveLength(1);
  });
});

describe('the link in a report', () => {
  const linkOf = () => {
    const { headers, text } = t.office.mails[0]!;
    const oneClick = /^<(.*)>$/.exec(headers.get('list-unsubscribe') ?? '')![1]!;
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const token = new URL(oneClick).searchParams.get('token')!;
    expect(text).toContain(`http://localhost:8787/unsubscribe#${token}`);
    return { token, path: oneClick.slice('http://localhost:8787'.length) };
  };
  const send = async () => {
    await t.reader('ada@example.org', { weekly: true, alerts: true });
    at('2026-11-23T07:00:00+01:00');
    await t.teller.tick();
  };
  const post = (path: string, headers: Record<string, string> = {}) =>
    t.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'List-Unsubscribe=One-Click',
    });

  it('ends such mails by one POST of a program, from any origin, without a session', async () => {
    await send();
    const { path } = linkOf();
    const ended = await post(path, { origin: 'https://mail.example.com' });
    expect([ended.status, await ended.json()]).toEqual([
      200,
      { site: 'gazette', letter: 'weekly', on: false },
    ]);
    const ada = t.accounts.people.find('ada@example.org')!;
    expect(t.accounts.telling.letters.of(ada.id, 'gazette')).toMatchObject({ weekly: false, alerts: true });
    expect((await post(path)).status).toBe(200);
    at('2026-11-30T07:00:00+01:00');
    await t.teller.tick();
    expect(t.office.mails).toHaveLength(1);
    expect(t.accounts.log.list('gazette').map(({ action }) => action)).toEqual(['letters-stopped']);
  });

  it('ends nothing when it is only looked at', async () => {
    await send();
    const { token, path } = linkOf();
    const seen = await t.request(path);
    expect([seen.status, seen.headers.get('location')]).toEqual([
      302,
      `http://localhost:8787/unsubscribe#${token}`,
    ]);
    const look = await post(`${path}&look=1`);
    expect(await look.json()).toEqual({ site: 'gazette', letter: 'weekly', on: true });
  });

  it('is kept as a hash, and a made-up one ends nothing', async () => {
    await send();
    const { token } = linkOf();
    expect((await post(`/v1/unsubscribe?token=${token.slice(0, -1)}x`)).status).toBe(404);
    expect((await post('/v1/unsubscribe')).status).toBe(400);
    expect(t.accounts.telling.letters.look(token, t.clock.now + 401 * 86_400_000)).toBeUndefined();
  });
});

describe('a mail server', () => {
  it('that is not there, or says no, is told by a word without any address', async () => {
    t.office.refuse(550);
    const from = 'luciole@example.org';
    const mail = { to: 'ada@example.org', id: 'a', subject: 's', text: 't', html: 'h' };
    const refused = createMailer({ smtpUrl: t.office.url, from, publicUrl: 'http://localhost' }).send(mail);
    await expect(refused).rejects.toThrow(/^SMTP 550$/);
    await expect(refused).rejects.toMatchObject({ passing: false });
    const nobody = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from, publicUrl: 'http://localhost' }).send(
      mail,
    );
    await expect(nobody).rejects.toBeInstanceOf(MailError);
    await expect(nobody).rejects.toMatchObject({ passing: true });
  });
});

/** Subjects with accents come in encoded words. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

describe('an address that nobody has confirmed', () => {
  const WANTED = { site: 'gazette', weekly: true, monthly: false, alerts: true, language: 'fr' };
  const PATH = '/v1/account/letters';
  const ask = async (email: string) => {
    const person = await t.addPerson(email, { gazette: 'viewer' });
    const cookie = await t.signIn(email);
    expect((await t.ask('PUT', PATH, { cookie, body: WANTED })).status).toBe(204);
    await t.teller.tick();
    return { person, cookie };
  };
  const tokenIn = (mail = t.office.mails.at(-1)!) => /\/confirm#(lucc_[\w-]+)/.exec(mail.text)?.[1] ?? '';
  const confirm = (token: string) =>
    t.ask<{ email: string; detail: string }>('POST', '/v1/confirmations', { body: { token } });
  const monday = async () => {
    at('2026-11-23T07:00:00+01:00');
    await t.teller.tick();
  };

  it('is sent one mail, which asks, and nothing of the site before somebody there says yes', async () => {
    const { cookie } = await ask('mia@example.org');
    expect(t.office.mails.map(({ to }) => to)).toEqual([['mia@example.org']]);
    const [question] = t.office.mails;
    expect(decodeWords(question!.headers.get('subject')!)).toContain('est-ce votre adresse');
    expect(question!.headers.has('list-unsubscribe')).toBe(false);
    expect(question!.html).not.toMatch(/<img|<link|src=|url\(|@import/i);
    // Saved again, it is not asked again.
    await t.ask('PUT', PATH, { cookie, body: WANTED });
    await t.arrivals(40, PAGE);
    await t.teller.tick();
    await monday();
    expect(t.office.mails).toHaveLength(1);

    const token = tokenIn();
    expect((await confirm(token)).body).toEqual({ email: 'mia@example.org' });
    expect((await confirm(token)).status).toBe(200);
    expect((await t.ask('GET', PATH, { cookie })).body).toMatchObject({ confirmed: true });
    at('2026-11-30T07:00:00+01:00');
    await t.teller.tick();
    expect(t.office.mails.at(-1)!.text).toContain('Ne plus recevoir le rapport hebdomadaire de gazette');
  });

  it('is asked again on demand, three times a day at most', async () => {
    const { cookie } = await ask('mia@example.org');
    const again = () => t.ask('POST', `${PATH}/confirmation`, { cookie, body: { site: 'gazette' } });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      t.clock.now += MINUTE;
      statuses.push((await again()).status);
    }
    expect(statuses).toEqual([204, 204, 429]);
    await t.teller.tick();
    expect(t.office.mails).toHaveLength(3);
    t.clock.now += 86_400_000;
    expect((await again()).status).toBe(204);
    expect((await t.ask('POST', `${PATH}/confirmation`, { cookie, body: { site: 'other' } })).status).toBe(
      404,
    );
  });

  it('is not confirmed by the link that was sent to another, nor by one that is too old or made up', async () => {
    const { person } = await ask('mia@example.org');
    const token = tokenIn();
    await t.accounts.people.change(person.id, { email: 'stranger@example.org' });
    expect((await confirm(token)).status).toBe(404);
    await t.accounts.people.change(person.id, { email: 'mia@example.org' });
    t.clock.now += 7 * 86_400_000 + 1;
    expect((await confirm(token)).status).toBe(404);
    expect((await confirm('lucc_made-up')).status).toBe(404);
    await monday();
    expect(t.office.mails).toHaveLength(1);
  });

  it('is what an address becomes that somebody changes', async () => {
    const person = await t.reader('ada@example.org', { weekly: true });
    await t.accounts.people.change(person.id, { email: 'stranger@example.org' });
    await monday();
    expect(t.office.mails).toEqual([]);
  });
});
