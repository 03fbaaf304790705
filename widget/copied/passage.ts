import { toBase62, MAX_PASSAGE_LENGTH, type Passage } from '../../protocol/index.js';

/** Characters from which on copied text is a passage, and not a name or a few words. */
const MIN_LENGTH = 40;

/** What identifies a copied passage: undefined where the text is too short to be one. */
export function passageOf(text: string): Passage | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length < MIN_LENGTH) return;
  // FNV-1a, 32 bits: the same passage is known again among those of its page, and is not to be read out of it.
  let hash = 0x811c9dc5;
  for (const character of plain) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  const words = plain.slice(0, MAX_PASSAGE_LENGTH);
  return {
    hash: toBase62(hash >>> 0, 6),
    // Whole words, where there are any.
    words: words.length < plain.length ? words.replace(/\s\S*$/, '') : words,
  };
}
