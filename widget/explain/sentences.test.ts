import { describe, expect, it } from 'vitest';
import type { WireEvent } from '../../protocol/index.js';
import {
  answerSentence,
  channelSentences,
  eventSentence,
  hiddenSentence,
  missingSentence,
} from './sentences.js';

const base = { id: 'event001', view: 'view0001', page: 'https://example.org/a', at: 0 };

describe('what data-debug says', () => {
  it.each<[WireEvent, string]>([
    [{ ...base, type: 'landing' }, 'Reports: a landing on https://example.org/a.'],
    [
      { ...base, type: 'landing', token: 'T', next: 'N' },
      'Reports: a landing on https://example.org/a by the token T; the address now carries N.',
    ],
    [
      { ...base, type: 'view', next: 'N' },
      'Reports: a view of https://example.org/a; the address now carries N.',
    ],
    [
      { ...base, type: 'share', channel: 'copy', method: 'copy-url' },
      'Reports: a share by copy of https://example.org/a.',
    ],
    [{ ...base, type: 'conversion', goal: 'subscribe' }, 'Reports: the goal subscribe.'],
  ])('of %o: %s', (event, sentence) => expect(eventSentence(event, false)).toBe(sentence));

  it('says what waits for consent', () => {
    expect(eventSentence({ ...base, type: 'view' }, true)).toMatch(/^Waits for consent: /);
  });

  it('says what to do about an answer', () => {
    expect(answerSentence(202)).toBe('The collector has it.');
    expect(answerSentence(403)).toContain('luciole site add');
    expect(answerSentence(404)).toContain('luciole site list');
    expect(answerSentence(503)).toContain('503');
    expect(answerSentence(undefined)).toContain('could not be reached');
  });

  it.each<[DOMStringMap, string]>([
    [{}, 'Beside the buttons: a copied address of the page gets a token.'],
    [{ copyUrl: 'off', addressBar: 'off' }, 'Beside the buttons, nothing is shared or changed.'],
    [
      { copyText: '', addressBar: '0.2' },
      'Beside the buttons: a copied address of the page gets a token; a copied passage gets a line with the link; in 20 % of views the address carries a token.',
    ],
    [{ copyUrl: 'off', copyText: 'off', addressBar: '' }, 'Beside the buttons: the address carries a token.'],
  ])('says what %j turns on: %s', (tag, sentence) => expect(hiddenSentence(tag)).toBe(sentence));

  it('names the channels that are asked for and are not there, once each', () => {
    const said = channelSentences(
      ['copy', 'whatsap', 'letter', 'own-1', 'own-2', 'whatsap', 'other'],
      ['letter', 'own-1'],
    );
    expect(said.map((sentence) => /named (\S+):/.exec(sentence)?.[1])).toEqual(['whatsap', 'own-2', 'other']);
  });

  it('says what to do about a file that did not come', () => {
    expect(missingSentence('luciole-ui.abc.js', 404)).toMatch(/luciole-ui.*404.*load the page anew/);
    expect(missingSentence('luciole-ui.abc.js', 0)).toContain('blocked');
  });
});
