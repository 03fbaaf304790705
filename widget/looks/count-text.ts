import { enMore } from '../buttons/labels/en-more.js';
import type { Spoken } from '../buttons/labels/index.js';

/** How often a page was shared, as readers say it: short, and in the plural of their language ("1.2K shares"). */
export function countText(shares: number, lang: string, labels: Spoken[1]): string {
  const said = { ...enMore, ...labels }.shares;
  const number = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(
    shares,
  );
  // What is said short is counted in thousands or millions, and what stands behind those words is said as behind a
  // round one: in Polish "1,2 tys. udostępnień", in French "1,3 M de partages".
  const counted = shares < 999_950 ? Math.min(shares, 1000) : 1e6;
  return (said[new Intl.PluralRules(lang).select(counted)] ?? said.other).replace('{n}', number);
}
