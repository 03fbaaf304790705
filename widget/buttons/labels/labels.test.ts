import { describe, expect, it } from 'vitest';
import { labelsFor } from './index.js';

describe('labelsFor', () => {
  it.each([
    ['fr', 'fr', 'Copier le lien'],
    ['fr-CH', 'fr', 'Copier le lien'],
    ['FR_ca', 'fr', 'Copier le lien'],
    ['en-GB', 'en', 'Copy link'],
    ['de', 'en', 'Copy link'],
    ['', 'en', 'Copy link'],
    [undefined, 'en', 'Copy link'],
    ['constructor', 'en', 'Copy link'],
  ])('speaks, where %j is asked for, %s', (tag, lang, copy) => {
    const [spoken, labels] = labelsFor(tag);
    expect(spoken).toBe(lang);
    expect(labels.copy).toBe(copy);
  });

  it('calls every network by its own name in every language', () => {
    for (const tag of ['en', 'fr']) {
      expect(labelsFor(tag)[1]).toMatchObject({
        whatsapp: 'WhatsApp',
        messenger: 'Messenger',
        telegram: 'Telegram',
      });
    }
  });
});
