import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './messages/index.js';
import { PLATFORMS, piecesOf } from './tags.js';

const place = { collector: 'https://share.example.org', site: 'gazette' };

describe.each(PLATFORMS)('the tag for %s', (platform) => {
  const pieces = piecesOf(platform, place);

  it('names the site and the collector, and the element', () => {
    expect(pieces.join('\n')).toContain('https://share.example.org/luciole.js');
    expect(pieces.join('\n')).toContain('gazette');
    expect(pieces.join('\n')).toContain('<luciole-share');
  });

  it.each(LANGUAGES.map((language) => [language.name, language] as const))(
    'has a step in %s for each piece',
    async (_, { load }) => {
      const messages = await load();
      expect(messages.tags.platforms[platform].steps).toHaveLength(pieces.length);
    },
  );
});
