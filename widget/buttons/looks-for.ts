/** The looks beyond the plain ones, where an element asks for any; what does not come is gone without. */
export const looksFor = /*! at once */ (element: Element) =>
  element.matches('[layout],[look],[theme],[counts]')
    ? import('../looks.js').catch(() => undefined)
    : undefined;
