import { describe, expect, it } from 'vitest';
import { landing } from './landing.js';

const document = { referrer: '', title: 'A title', location: { search: '' } };

describe('landing', () => {
  it('sends the referrer without its query and fragment', () => {
    const { referrer } = landing(
      { ...document, referrer: 'https://s.example/a?q=secret#b' },
      undefined,
      undefined,
    );
    expect(referrer).toBe('https://s.example/a');
  });

  it('sends no referrer where there is none', () => {
    expect(landing(document, undefined, undefined).referrer).toBeUndefined();
  });

  it('rule 4: sends the campaign fields as they stand in the address', () => {
    const search = '?utm_source=letter&a=1&utm_campaign=autumn+%C3%A9t%C3%A9';
    expect(landing({ ...document, location: { search } }, undefined, undefined).utm).toEqual({
      source: 'letter',
      campaign: 'autumn été',
    });
    expect(landing(document, undefined, undefined).utm).toBeUndefined();
  });
});
