import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';

/** A figure; a dash with its reason where the figure does not apply (rule 14: null is not zero). */
export function Amount({ value, ratio = false }: { value: number | null; ratio?: boolean }): VNode {
  const locale = useLocale();
  if (value !== null) return <>{ratio ? locale.ratio(value) : locale.number(value)}</>;
  return (
    <span class="none" title={locale.t.notApplicable}>
      <span aria-hidden="true">–</span>
      <span class="hidden">{locale.t.notApplicable}</span>
    </span>
  );
}
