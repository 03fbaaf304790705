/** Digits in the order of their character codes, so that encoded numbers of one width sort as text. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** One digit: as in base 36, upper case, then what base 36 writes for 10 to 35, lower case. */
const digit = (value: number) => (value < 36 ? value.toString(36).toUpperCase() : (value - 26).toString(36));

/** `value` (an integer, 0 or more) as exactly `width` base-62 digits; higher digits are cut off. */
export function toBase62(value: number, width: number): string {
  let text = '';
  for (let rest = value; text.length < width; rest = Math.floor(rest / 62)) text = digit(rest % 62) + text;
  return text;
}

/** The value of one base-62 digit. */
export function digitValue(character: string): number {
  return parseInt(character, 36) + (character > 'Z' ? 26 : 0);
}

/** The number that base-62 `text` stands for. Meaningful only for text made of base-62 digits. */
export function fromBase62(text: string): number {
  let value = 0;
  for (const character of text) value = value * 62 + digitValue(character);
  return value;
}

/**
 * `length` base-62 digits, each of the 62 equally likely.
 * A byte has 256 values and 248 = 4 × 62, so bytes from 248 on are drawn again: taking them modulo 62 would
 * make the first eight digits a quarter more likely than the others.
 */
export function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0]!;
    if (byte < 248) text += digit(byte % 62);
  }
  return text;
}
