import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { PERIODS } from '../period.js';
import { ChoiceLink } from './choice-link.js';
import type { ChoiceProps } from './masthead.js';

/** Which days. */
export function PeriodPicker({ choice, choose }: ChoiceProps): VNode {
  const { t } = useLocale();
  return (
    <nav class="picker periods" aria-label={t.period}>
      {PERIODS.map((period) => (
        <ChoiceLink
          key={period}
          to={{ ...choice, period }}
          choose={choose}
          current={period === choice.period}
        >
          {t.periods[period]}
        </ChoiceLink>
      ))}
    </nav>
  );
}
