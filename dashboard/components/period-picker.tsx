import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { addMonths, COMPARISONS, dayIn, PERIODS, periodOf, spanOf, type Comparison } from '../period.js';
import { usePlace } from '../place-context.js';
import { useSite } from '../site-context.js';
import { ChoiceLink } from './choice-link.js';

/** Months that are offered. */
const MONTHS = 12;

/** Which days, and which they are held against where there is something to hold against them. */
export function PeriodPicker({ compare = true }: { compare?: boolean }): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  return (
    <div class="days-chosen">
      <nav class="picker periods" aria-label={t.period}>
        {PERIODS.map((period) => (
          <ChoiceLink key={period} to={{ ...choice, period }} current={period === choice.period}>
            {t.periods[period]}
          </ChoiceLink>
        ))}
        <OtherDays />
      </nav>
      {compare && <Compare />}
    </div>
  );
}

/** Months, and days from one to another. */
function OtherDays(): VNode {
  const { t, month, day } = useLocale();
  const { go, ...place } = usePlace();
  const { site } = useSite();
  const { choice } = place;
  const box = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const now = Date.now();
  const today = dayIn(site.timezone, now);
  const { from, to } = spanOf(choice.period, site.timezone, now);
  const named = (PERIODS as readonly string[]).includes(choice.period);
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(today.slice(0, 7), -index));
  const name = /^\d{4}-\d\d$/.test(choice.period) ? month(choice.period) : `${day(from)} – ${day(to)}`;
  const close = () => box.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        class={named ? 'other-days' : 'other-days chosen'}
        popovertarget={id}
        aria-label={named ? t.picker.more : `${t.picker.more}: ${name}`}
      >
        {named ? `${t.picker.more}…` : name}
      </button>
      <div ref={box} id={id} popover="auto" class="chooser" role="dialog" aria-label={t.picker.more}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
            const period = periodOf({ from: values.from ?? '', to: values.to ?? '' });
            setWrong(period === null);
            if (period === null) return;
            close();
            go({ ...place, choice: { ...choice, period } });
          }}
        >
          <label>
            {t.picker.from}{' '}
            <input type="date" name="from" required max={today} defaultValue={from} key={from} />
          </label>
          <label>
            {t.picker.to} <input type="date" name="to" required max={today} defaultValue={to} key={to} />
          </label>
          <button type="submit" class="primary">
            {t.picker.show}
          </button>
        </form>
        <p role="alert" class="refusal">
          {wrong ? t.picker.wrong : ''}
        </p>
        <h2>{t.picker.months}</h2>
        <ul class="months" onClick={close}>
          {months.map((each) => (
            <li key={each}>
              <ChoiceLink to={{ ...choice, period: each }} current={each === choice.period}>
                {month(each)}
              </ChoiceLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Compare(): VNode {
  const { t } = useLocale();
  const { go, ...place } = usePlace();
  return (
    <label class="compare">
      <span>{t.picker.compare}</span>{' '}
      <select
        value={place.choice.compare}
        onChange={({ currentTarget }) =>
          go({ ...place, choice: { ...place.choice, compare: currentTarget.value as Comparison } })
        }
      >
        {COMPARISONS.map((each) => (
          <option key={each} value={each}>
            {t.picker.comparisons[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
