import { expect, it } from 'vitest';
import { datasetOf, type Options } from './options.js';

const here = { site: 'gazette', api: 'https://share.example.org' };

it.each<[Partial<Options>, Record<string, string>]>([
  [{}, {}],
  [
    { param: 'k', placement: 'query', consent: 'required', lang: 'fr' },
    { param: 'k', placement: 'query', consent: 'required', lang: 'fr' },
  ],
  [
    { addressBar: true, copyText: true, debug: true },
    { addressBar: '', copyText: '', debug: '' },
  ],
  [{ addressBar: false, copyText: false, debug: false }, {}],
  [{ addressBar: 0.2 }, { addressBar: '0.2' }],
  [{ copyUrl: true }, {}],
  [{ copyUrl: false }, { copyUrl: 'off' }],
  [{ mastodon: undefined, messengerAppId: '12' }, { messengerAppId: '12' }],
])('says %j as a tag does', (options, expected) => {
  expect(datasetOf({ ...here, ...options })).toEqual({ ...here, ...expected });
});
