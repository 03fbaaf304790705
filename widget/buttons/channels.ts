import { ROWS, type Row, type Shown } from './rows.js';

/** The channels of these names that there are in `rows`, without `native` where the browser has no share sheet. */
export function known(names: string[], rows: Record<string, Row>): Shown[] {
  return names
    .filter((name) => Object.hasOwn(rows, name) && (name !== 'native' || 'share' in navigator))
    .map((name) => [name, rows[name]] as unknown as Shown);
}

/** The names in an element's `channels` attribute, separated by spaces or commas; undefined without any. */
export const namesIn = (attribute: string | null): string[] | undefined =>
  attribute?.match(/[\w-]+/g) ?? undefined;

/**
 * The channels an element shows: those its attribute asks for, in its order, or the usual ones. Names that
 * are not among these, and an owner's own channels in the element, bring the file that knows more; where it
 * does not come, the rest stands.
 */
export async function channelsOf(element: Element): Promise<Shown[]> {
  const names = namesIn(element.getAttribute('channels')) ?? Object.keys(ROWS);
  if (element.querySelector('luciole-channel') || names.some((name) => !Object.hasOwn(ROWS, name))) {
    try {
      const more = await import('../channels.js');
      return await more.channelsOf(names, element);
    } catch {
      // What needs no further file works without it.
    }
  }
  return known(names, ROWS);
}
