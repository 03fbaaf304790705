/**
 * A text and an address in at most `max` graphemes, what a reader takes for one character: the text is cut
 * short, the address never.
 */
export function clip(text: string, url: string, max: number): string {
  const graphemes = (whole: string) =>
    Array.from(
      new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole),
      (each) => each.segment,
    );
  const room = max - graphemes(url).length - 1;
  const letters = graphemes(text);
  const said =
    letters.length > room
      ? letters
          .slice(0, Math.max(0, room - 1))
          .join('')
          .trimEnd()
      : text;
  if (!said) return url;
  return `${said}${said === text ? '' : '…'} ${url}`;
}
