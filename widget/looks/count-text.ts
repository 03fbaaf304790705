import { enMore } from '../buttons/labels/en-more.js';
import type { Spoken } from '../buttons/labels/index.js';

/** How often a page was shared, as readers say it: short, and in the plural of their language ("1.2K shares"). */
export function countText(shares: number, lang: string, labels: Spoken[1]): string {
  const said = { ...enMore, ...labels }.shares;
  const number = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(
    shares,
  );
  return (said[new Intl.PluralRules(lang).select(shares)] ?? said.other).replace('{n}', number);
}
