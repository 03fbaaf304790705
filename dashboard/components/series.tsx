import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { countDays, grainOf, grainsOf, periodOf, type Grain } from '../period.js';
import { usePlace } from '../place-context.js';
import { seriesOf, type Step } from '../series.js';
import type { ChosenReport } from '../use-report.js';
import { Amount } from './amount.js';
import { ChoiceLink } from './choice-link.js';
import { Panel } from './panel.js';
import { StepHead } from './step-head.js';
import { SeriesChart } from './series-chart.js';
import { TableHead } from './table-head.js';

interface Props {
  chosen: Pick<ChosenReport<never>, 'series' | 'seriesPath' | 'before' | 'grain'>;
}

/** Shares against arrivals in steps of time: to look at, and to read. */
export function Series({ chosen: { series: answer, seriesPath, before, grain } }: Props): VNode {
  const locale = useLocale();
  const { t, plural } = locale;
  const { go, ...place } = usePlace();
  const { value } = answer;
  // An answer by day, still on its way to be one by hour, is shown as what it is.
  const shown = value && value.by === 'hour' ? 'hour' : grain === 'hour' ? 'day' : grain;
  const fitting = before && before.by === value?.by ? before : null;
  const steps = value ? seriesOf(value, fitting, { grain: shown, now: answer.readAt ?? Date.now() }) : [];
  const name = (step: Step, length: 'short' | 'long') => stepName(step, length, { locale, grain: shown });
  const opened = (step: Step) => {
    const period = countDays(step.span) === (value ? countDays(value) : 0) ? null : periodOf(step.span);
    return period && { ...place.choice, period, grain: null };
  };
  const sum = (figure: 'shares' | 'arrivals') => value?.totals[figure] ?? 0;
  const span = value ? plural(t.daysCount, countDays(value)) : '';
  const busiest = steps.reduce<Step | null>(
    (best, step) => ((step.shares ?? 0) > (best?.shares ?? -1) ? step : best),
    null,
  );
  const summary =
    sum('shares') + sum('arrivals') === 0 || !busiest
      ? fill(t.chartQuiet, { days: span })
      : fill(t.chart, {
          shares: plural(t.sharesCount, sum('shares')),
          arrivals: plural(t.arrivalsCount, sum('arrivals')),
          days: span,
          day: name(busiest, 'long'),
        });
  return (
    <Panel
      title={t.series.title}
      counted={t.counted.days}
      terms={['shares', 'arrivals']}
      testId="series"
      wide
      answer={answer}
      source={seriesPath}
      tools={value && <Grains span={value} grain={shown} />}
      chart={
        <SeriesChart
          steps={steps}
          summary={summary}
          name={name}
          open={(step) => {
            const choice = opened(step);
            if (choice) go({ ...place, choice });
          }}
        />
      }
    >
      <table>
        <caption>{t.series.caption}</caption>
        <TableHead names={[t.series.steps[shown]]} figures={[t.figures.shares, t.figures.arrivals]} />
        <tbody>
          {[...steps].reverse().map((step) => (
            <tr key={step.key}>
              <StepHead name={name(step, 'long')} to={opened(step)} />
              {(['shares', 'arrivals'] as const).map((figure) => (
                <td key={figure} class="number">
                  <Amount value={step[figure]} />
                  {step.before && (
                    <small>
                      {t.series.before} <Amount value={step.before[figure]} />
                    </small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** In which steps. */
function Grains({ span, grain }: { span: { from: string; to: string }; grain: Grain }): VNode | null {
  const { t } = useLocale();
  const { choice } = usePlace();
  const grains = grainsOf(span);
  if (grains.length < 2) return null;
  return (
    <nav class="picker small" aria-label={t.series.by}>
      {grains.map((each) => (
        <ChoiceLink
          key={each}
          to={{ ...choice, grain: each === grainOf(span, null) ? null : each }}
          current={each === grain}
        >
          {t.series.steps[each]}
        </ChoiceLink>
      ))}
    </nav>
  );
}

/** What a step is called, in full or on an axis. */
export function stepName(
  { key, span }: Pick<Step, 'key' | 'span'>,
  length: 'short' | 'long',
  { locale, grain }: { locale: ReturnType<typeof useLocale>; grain: Grain },
): string {
  if (grain === 'hour') return length === 'long' ? locale.hour(key) : locale.clock(key);
  if (grain === 'month') return length === 'long' ? locale.month(key.slice(0, 7)) : locale.day(span.from);
  if (grain === 'day' || length === 'short' || span.from === span.to) return locale.day(span.from, length);
  return `${locale.day(span.from)} – ${locale.day(span.to, 'long')}`;
}
