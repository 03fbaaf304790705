/**
 * The first characters of a text, in memory of their own: a slice would keep the whole text for as long as it is
 * kept itself, and texts are kept for long once they are on record.
 */
export function beginning(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : Buffer.from(text.slice(0, maxLength), 'utf16le').toString('utf16le');
}
