/**
 * Keeps the buttons of `element` in one row of one height: with labels where they all fit, else as icons, unless
 * the owner says which. Measures at once, so that nothing is seen in between.
 */
export function fit(element: HTMLElement, row: Element): void {
  const look = element.getAttribute('look');
  // As icons first: a page may let what stands in it grow with its content, labels and all.
  row.className = 'i';
  const room = element.parentElement?.clientWidth ?? Infinity;
  row.className = '';
  const isTooWide = row.scrollWidth > row.clientWidth || element.offsetWidth > room;
  if (look ? look !== 'labels' : isTooWide) row.className = 'i';
}
