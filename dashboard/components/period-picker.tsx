import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { PERIODS } from '../period.js';
import { usePlace } from '../place-context.js';
import { ChoiceLink } from './choice-link.js';

/** Which days. */
export function PeriodPicker(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  return (
    <nav class="picker periods" aria-label={t.period}>
      {PERIODS.map((period) => (
        <ChoiceLink key={period} to={{ ...choice, period }} current={period === choice.period}>
          {t.periods[period]}
        </ChoiceLink>
      ))}
    </nav>
  );
}
