import type { VNode } from 'preact';
import type { LeftOutAnswer } from '../../protocol/index.js';
import { leftOutSteps, REASON_KINDS, type LeftOutStep } from '../left-out.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { countDays, grainOf, periodOf } from '../period.js';
import { usePlace } from '../place-context.js';
import type { Answer } from '../use-answer.js';
import { Panel } from './panel.js';
import { StepHead } from './step-head.js';
import { stepName } from './series.js';
import { StepChart } from './step-chart.js';
import { TableHead } from './table-head.js';

const HEIGHT = 180;
/** Room for the scale, px. */
const LEFT = 32;

interface Props {
  answer: Answer<LeftOutAnswer>;
  source: string;
}

/** What was left out, day by day: a bar of its kinds to look at, a table of its reasons to read. */
export function LeftOutDays({ answer, source }: Props): VNode {
  const locale = useLocale();
  const { t, number, plural } = locale;
  const { go, ...place } = usePlace();
  const { value } = answer;
  const words: Record<string, { name: string } | undefined> = t.reasons;
  const chosen = value ? grainOf(value, null) : 'day';
  const grain = chosen === 'hour' ? 'day' : chosen;
  const steps = value ? leftOutSteps(value, value.rows, grain) : [];
  const name = (step: LeftOutStep, length: 'short' | 'long') => stepName(step, length, { locale, grain });
  const opened = ({ span }: LeftOutStep) => {
    const period = steps.length < 2 ? null : periodOf(span);
    return period && { ...place.choice, period, grain: null };
  };
  const all = steps.reduce((sum, step) => sum + step.all, 0);
  const most = steps.reduce<LeftOutStep | null>(
    (best, step) => (step.all > (best?.all ?? 0) ? step : best),
    null,
  );
  return (
    <Panel
      title={t.series.title}
      counted={t.counted.leftOutDays}
      testId="left-out-days"
      wide
      answer={answer}
      source={source}
      empty={all > 0 ? null : t.noneLeftOut}
      chart={
        <DaysChart
          steps={steps}
          name={name}
          summary={
            most && value
              ? fill(t.leftOutPage.chart, {
                  n: number(all),
                  days: plural(t.daysCount, countDays(value)),
                  day: name(most, 'long'),
                  most: number(most.all),
                })
              : ''
          }
          open={(step) => {
            const choice = opened(step);
            if (choice) go({ ...place, choice });
          }}
        />
      }
    >
      <div class="scrolls" tabIndex={0} role="group" aria-label={t.series.title}>
        <table class="dense">
          <caption>{t.leftOutPage.byDay}</caption>
          <TableHead
            names={[t.series.steps[grain]]}
            figures={[t.total, ...(value?.rows ?? []).map(({ reason }) => words[reason]?.name ?? reason)]}
          />
          <tbody>
            {[...steps].reverse().map((step) => (
              <tr key={step.key}>
                <StepHead name={name(step, 'long')} to={opened(step)} />
                <td class="number">{number(step.all)}</td>
                {value?.rows.map(({ reason }) => (
                  <td key={reason} class="number">
                    {number(step.reasons[reason] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface ChartProps {
  steps: LeftOutStep[];
  summary: string;
  name: (step: LeftOutStep, length: 'short' | 'long') => string;
  open: (step: LeftOutStep) => void;
}

function DaysChart({ steps, summary, name, open }: ChartProps): VNode {
  const { t, number } = useLocale();
  const each = (width: number) => (width - LEFT) / Math.max(1, steps.length);
  const middle = (index: number, width: number) => LEFT + (index + 0.5) * each(width);
  return (
    <StepChart
      {...{ steps, summary, name, open }}
      height={HEIGHT}
      most={Math.max(0, ...steps.map(({ all }) => all))}
      ticks={3}
      indexAt={(x, width) => Math.floor((x - LEFT) / each(width))}
      labelAt={(index, width) =>
        index === 0 ? LEFT : index === steps.length - 1 ? width : middle(index, width)
      }
      legend={(step) => (
        <figcaption class="legend" aria-hidden="true">
          <span class="step">{step && name(step, 'long')}</span>
          {REASON_KINDS.map((kind) => (
            <span key={kind} class={`key ${kind}`}>
              {t.reasonKinds[kind].name}
              {step && <b>{number(step.kinds[kind])}</b>}
            </span>
          ))}
        </figcaption>
      )}
    >
      {({ y, width, at }) => {
        const barWidth = Math.max(1, Math.min(48, 0.72 * each(width)));
        return steps.map((step, index) => {
          let below = 0;
          return REASON_KINDS.filter((kind) => step.kinds[kind] > 0).map((kind) => {
            const bottom = y(below);
            below += step.kinds[kind];
            return (
              <rect
                key={`${step.key} ${kind}`}
                class={index === at ? `${kind} pointed` : kind}
                x={middle(index, width) - barWidth / 2}
                width={barWidth}
                y={y(below)}
                height={Math.max(1, bottom - y(below))}
              />
            );
          });
        });
      }}
    </StepChart>
  );
}
