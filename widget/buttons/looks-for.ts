/** The looks beyond the plain ones, where an element asks for any; what does not come is gone without. */
export const looksFor = async (element: Element) => {
  try {
    return element.matches('[layout],[look],[theme],[counts]') ? await import('../looks.js') : undefined;
  } catch {
    return undefined;
  }
};
