/**
 * Keeps the buttons of `element` in one row of one height: with labels where they all fit, else as icons, unless
 * the owner says which. With labels they may stand in several rows, if only until they are measured: a page may
 * let what stands in it grow as wide as its content wants at least, and that is one button and not all of them.
 */
export function fit(element: Element, row: HTMLElement): void {
  const look = element.getAttribute('look');
  row.className = '';
  const [first, last] = [row.firstElementChild, row.lastElementChild] as (HTMLElement | null)[];
  const isTooWide = () =>
    row.scrollWidth > row.clientWidth || (last?.offsetTop ?? 0) > (first?.offsetTop ?? 0);
  if (look ? look !== 'labels' : isTooWide()) row.className = 'i';
}
