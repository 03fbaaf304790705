import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken, type ArticleAnswer, type Problem } from '../../protocol/index.js';
import { event, newAddress, NOW, openTestApp, ORIGIN } from '../test-app.js';

const PAGE = `${ORIGIN}/articles/fireflies`;
const TITLE = '<img src=x onerror=alert(1)> & fireflies';
const [first, second] = [mintToken('whatsapp', 1, NOW), mintToken('copy', 2, NOW)];

let t: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  t = await openTestApp();
  const post = (...events: unknown[]) => t.post(events, {}, newAddress());
  await post(event('share', { token: first, at: NOW - 5000 }));
  await post(event('landing', { token: first, title: TITLE, at: NOW - 4000 }));
  const passage = { hash: '1a2b3c4d', words: '=SUM(A1) <b>glow</b>' };
  await post(
    event('share', {
      token: second,
      parent: first,
      channel: 'copy',
      method: 'copy-text',
      passage,
      at: NOW - 3000,
    }),
  );
  await post(event('landing', { token: second, at: NOW - 2000 }));
});
afterAll(() => t.close());

const ask = async (query: string) => {
  const response = await t.read(`/v1/sites/gazette/article?${query}`);
  return { status: response.status, body: (await response.json()) as ArticleAnswer & Problem };
};
const asking = (page: string, more = '') => ask(`page=${encodeURIComponent(page)}${more}`);

describe('the page of an article', () => {
  it('has its shares as a tree, with what was copied and who came', async () => {
    const { status, body } = await asking(PAGE);
    expect(status).toBe(200);
    expect(body).toEqual({
      page: PAGE,
      title: TITLE,
      from: '2026-10-25',
      to: '2026-11-23',
      timezone: 'Europe/Paris',
      partial: false,
      forest: {
        trees: 1,
        alone: 0,
        continued: 0,
        largest: 2,
        shares: 2,
        address_bar: 0,
        arrivals: 2,
        opened: 2,
        reshares: 1,
        depth: 1,
        breadth: 1,
        branching: 0.5,
        virality: 1,
      },
      trees: [
        {
          shares: 2,
          address_bar: 0,
          arrivals: 2,
          opened: 2,
          reshares: 1,
          depth: 1,
          breadth: 1,
          branching: 0.5,
          virality: 1,
          nodes: [
            {
              parent: null,
              at: NOW - 5000,
              channel: 'whatsapp',
              method: 'button',
              generation: 1,
              arrivals: 1,
              hidden: 0,
            },
            {
              parent: 0,
              at: NOW - 3000,
              channel: 'copy',
              method: 'copy-text',
              generation: 2,
              arrivals: 1,
              hidden: 0,
            },
          ],
        },
      ],
      passages: [{ hash: '1a2b3c4d', words: '=SUM(A1) <b>glow</b>', shares: 1, arrivals: 1 }],
      passages_in_all: 1,
      first_arrivals: [
        { at: NOW - 4000, channel: 'whatsapp', generation: 1 },
        { at: NOW - 2000, channel: 'copy', generation: 2 },
      ],
      latest_arrivals: [
        { at: NOW - 4000, channel: 'whatsapp', generation: 1 },
        { at: NOW - 2000, channel: 'copy', generation: 2 },
      ],
    });
  });

  it.each([
    [
      '&of=trees',
      'gazette-trees-2026-10-25-2026-11-23.csv',
      [
        'tree,share,parent,at,channel,method,generation,arrivals,hidden',
        `1,1,,${new Date(NOW - 5000).toISOString()},whatsapp,button,1,1,0`,
        `1,2,1,${new Date(NOW - 3000).toISOString()},copy,copy-text,2,1,0`,
      ],
    ],
    [
      '&of=passages',
      'gazette-passages-2026-10-25-2026-11-23.csv',
      // What a spreadsheet would run does not run.
      ['hash,words,shares,arrivals', "1a2b3c4d,'=SUM(A1) <b>glow</b>,1,1"],
    ],
    [
      '&of=arrivals',
      'gazette-arrivals-2026-10-25-2026-11-23.csv',
      [
        'which,at,channel,generation',
        ...['first', 'latest'].flatMap((which) => [
          `${which},${new Date(NOW - 4000).toISOString()},whatsapp,1`,
          `${which},${new Date(NOW - 2000).toISOString()},copy,2`,
        ]),
      ],
    ],
  ])('has each of its parts as a file: %s', async (of, name, lines) => {
    const response = await t.read(
      `/v1/sites/gazette/article?page=${encodeURIComponent(PAGE)}&format=csv${of}`,
    );
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain(name);
    expect(await response.text()).toBe(lines.map((line) => `${line}\r\n`).join(''));
  });

  it('gives away neither token, view, key nor id', async () => {
    const text = JSON.stringify((await asking(PAGE)).body);
    for (const secret of [first, second, 'view-0000001', 'event-']) expect(text).not.toContain(secret);
  });

  it('is the same by every spelling of its address', async () => {
    const { body } = await asking(`${PAGE}?utm_source=x&fbclid=1#part`);
    expect([body.page, body.forest.shares]).toEqual([PAGE, 2]);
  });

  it('is empty for a page of which nothing is on record', async () => {
    const { status, body } = await asking('javascript:alert(1)');
    expect([status, body.title, body.forest.shares, body.trees]).toEqual([200, null, 0, []]);
    expect((await asking(PAGE, '&from=2026-11-01&to=2026-11-22')).body.forest.shares).toBe(0);
  });

  it.each([
    ['', 'page'],
    ['page=', 'page: must not be empty'],
    [`page=${'x'.repeat(5000)}`, 'page'],
    [`page=x&from=2026-13-01`, 'from: must be a day'],
    [`page=x&from=2026-11-02&to=2026-11-01`, 'from: 2026-11-02 is after 2026-11-01'],
    [`page=x&limit=5`, 'There is no parameter "limit"'],
  ])('says what is wrong with ?%s', async (query, sentence) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body.detail).toContain(sentence);
  });
});
