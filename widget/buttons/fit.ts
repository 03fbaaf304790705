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
  if (look ? look !== 'labels' : isTooWide()) {
    // A box may be as wide as what stands in it: it still asks for the width of the labels, or they would not come
    // back where there is room for them again.
    const gap = parseFloat(getComputedStyle(row).columnGap);
    const width = Array.from(row.children, (child) => (child as HTMLElement).offsetWidth + gap);
    row.parentElement!.style.setProperty('--w', `${width.reduce((sum, each) => sum + each, 0)}px`);
    row.className = 'i';
  }
}
