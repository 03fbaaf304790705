import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';

interface Props {
  value: number | null;
  /** A whole number unless said. */
  kind?: 'ratio' | 'percent';
}

/** A figure; a dash with its reason where the figure does not apply (rule 14: null is not zero). */
export function Amount({ value, kind }: Props): VNode {
  const locale = useLocale();
  if (value !== null) return <>{locale[kind ?? 'number'](value)}</>;
  return (
    <span class="none" title={locale.t.notApplicable}>
      <span aria-hidden="true">–</span>
      <span class="hidden">{locale.t.notApplicable}</span>
    </span>
  );
}
