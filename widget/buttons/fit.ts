/**
 * Keeps the buttons of `element` in one row of one height: with labels where they all fit, else as icons, unless
 * the owner says which. Measures at once, so that nothing is seen in between.
 */
export function fit(element: Element, row: Element): void {
  const look = element.getAttribute('look');
  row.className = '';
  if (look ? look !== 'labels' : row.scrollWidth > row.clientWidth) row.className = 'i';
}
