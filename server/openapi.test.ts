import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIMENSIONS, mintToken } from '../protocol/index.js';
import { event, newAddress, NOW, openTestApp, ORIGIN, PUBLIC_URL } from './test-app.js';

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const PAGE = `${ORIGIN}/articles/fireflies`;
const page = `page=${encodeURIComponent(PAGE)}`;

/** What routes are asked that need to be told something, or answer in more than one way. */
const QUERIES: Record<string, string[]> = {
  '/v1/sites/{site}/counts': [`?${page}`],
  '/v1/sites/{site}/stats': [
    '',
    ...DIMENSIONS.map((by) => `?by=${by}`),
    '?by=page&channel=whatsapp',
    '?by=day&cohort=share&timezone=Asia/Tokyo',
    '?limit=1&by=page',
  ],
  '/v1/sites/{site}/report': ['?by=channel,day,page', `?by=device&${page}`],
  '/v1/sites/{site}/week': ['', '?channel=whatsapp'],
  '/v1/sites/{site}/delays': ['', `?${page}`],
  '/v1/sites/{site}/left-out': ['', '?by=day'],
  '/v1/sites/{site}/letter': ['', '?every=monthly'],
  '/v1/sites/{site}/article': [`?${page}`, `?page=${ORIGIN}/nothing`],
};

/** Routes that are no JSON, or take a token of a mail: their own tests show them. */
const OTHERS = [
  '/v1/unsubscribe',
  '/auth/magic-link/verify',
  '/metrics',
  '/v1/sites/{site}/live',
  '/v1/sites/{site}/export',
];

let t: Awaited<ReturnType<typeof openTestApp>>;
let document: OpenApi;
let cookie: string;
let webhook: string;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

beforeAll(async () => {
  t = await openTestApp();
  document = (await (await t.request('/v1/openapi.json')).json()) as OpenApi;
  ajv.addSchema(closed(document) as object, 'document');
  cookie = await t.signIn();

  const [shared, again] = [mintToken('whatsapp', 1, NOW), mintToken('copy', 2, NOW)];
  const report = (...events: unknown[]) => t.post(events, {}, newAddress());
  await report(
    event('landing', { title: 'Fireflies', referrer: 'https://news.example/', utm: { campaign: 'a' } }),
  );
  await report(event('share', { token: shared, at: NOW - 60_000 }));
  await report(
    event('landing', { token: shared, view: 'view-0000002', at: NOW - 50_000 }),
    event('share', {
      token: again,
      parent: shared,
      view: 'view-0000002',
      channel: 'copy',
      method: 'copy-text',
    }),
    event('conversion', { view: 'view-0000002', value: 5, currency: 'EUR' }),
  );
  await report(event('landing', { token: again }), event('view', { nav: 'reload' }), { type: 'nothing' });
  await t.post([event('view')], { 'user-agent': 'Googlebot/2.1' }, newAddress());

  const make = (what: string, body: unknown) =>
    t.ask<Record<string, string>>('POST', `/v1/sites/gazette/${what}`, { cookie, body });
  await t.addPerson('vera@example.org', { gazette: 'viewer' });
  const made = [
    await make('keys', { name: 'a key', scope: 'read' }),
    await make('links', { name: 'a link' }),
    await make('invitations', { role: 'editor', name: 'Emil' }),
    await make('webhooks', {
      ...{ kind: 'json', name: 'a hook', url: 'https://hooks.example.org/luciole' },
      ...{ events: ['report.weekly'], language: 'fr' },
    }),
  ];
  expect(made.map(({ status, text }) => (status < 300 ? '' : text))).toEqual(['', '', '', '']);
  webhook = made[3]!.body.id ?? '';
});
afterAll(() => t.close());

/** The same with nothing allowed that is not described, so that nobody is told what the document is silent about. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}

const pointer = (...parts: string[]) =>
  `document#/${parts.map((part) => part.replace(/~/g, '~0').replace(/\//g, '~1')).join('/')}`;

/** The check of an answer: fails where the document has no such answer. */
function checkOf(path: string, method: string, response: Response): ValidateFunction {
  const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const status = String(response.status);
  const described = document.paths[path]?.[method]?.responses[status]?.content?.[type];
  expect(described, `${method} ${path} ${status} ${type}`).toBeDefined();
  const parts = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
  return ajv.getSchema(encodeURI(pointer(...parts)))!;
}

describe('answers', () => {
  it('of everything that can be read are as the document says, to those who may read and those who may not', async () => {
    const asked: string[] = [];
    for (const [path, operations] of Object.entries(document.paths)) {
      if (!operations.get || OTHERS.includes(path)) continue;
      const place = path.replace('{site}', 'gazette').replace('{id}', webhook);
      for (const query of QUERIES[path] ?? ['']) {
        for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
          const response = await t.request(
            place + query,
            { headers: { origin: PUBLIC_URL, ...headers } },
            newAddress(),
          );
          if ('cookie' in headers) expect([place + query, response.status]).toEqual([place + query, 200]);
          const valid = checkOf(path, 'get', response);
          const answer: unknown = await response.json();
          valid(answer);
          expect([place + query, valid.errors ?? []]).toEqual([place + query, []]);
          asked.push(place + query);
          // And would not be, were there anything in it that the document is silent about.
          if (path.endsWith('/stats')) expect(valid({ ...(answer as object), more: 1 })).toBe(false);
        }
      }
    }
    expect(asked.length).toBeGreaterThan(80);
    // Some sixty questions, on a machine that does other things too.
  }, 30_000);
});
