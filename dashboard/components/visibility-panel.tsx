import type { VNode } from 'preact';
import type { StatsRow, Visibility } from '../../protocol/index.js';
import { narrowed } from '../choice.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { Amount } from './amount.js';
import type { Tab } from './breakdown.js';
import { ChoiceLink } from './choice-link.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';

/** Dark first, what nobody can tell between the two. */
const VISIBILITIES = ['private', 'unknown', 'public'] as const satisfies Visibility[];

const GAP_PERCENT = 0.6;

/** Dark against public: what was shared where only some can see it, and where everybody can. */
export function VisibilityPanel({ answer, source }: Tab): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const rows = (answer.value?.rows ?? []).filter(({ shares, arrivals }) => shares || arrivals);
  const only = ({ key }: StatsRow) => {
    const name = t.visibility[key as keyof typeof t.visibility];
    return (
      <ChoiceLink
        to={narrowed(choice, 'visibility', key)}
        current={choice.filters.visibility === key}
        title={fill(t.filters.only, { what: name })}
      >
        {name}
      </ChoiceLink>
    );
  };
  return (
    <Panel
      title={t.byVisibility.title}
      counted={t.counted.visibility}
      terms={['shares', 'arrivals', 'perShare']}
      testId="visibility"
      answer={answer}
      source={source}
      empty={rows.length > 0 ? null : t.noneShared}
      chart={
        <div class="parts">
          <Parts rows={rows} figure="shares" />
          <Parts rows={rows} figure="arrivals" />
          <ul class="legend">
            {VISIBILITIES.flatMap((visibility) => rows.find(({ key }) => key === visibility) ?? []).map(
              (row) => (
                <li key={row.key} class={`key ${row.key}`}>
                  {only(row)}
                  <small>
                    <Amount value={row.shares} /> → <Amount value={row.arrivals} />
                  </small>
                </li>
              ),
            )}
          </ul>
        </div>
      }
    >
      <LoopTable
        caption={fill(t.breakdown.shares, { what: t.dimensions.visibility })}
        head={t.dimensions.visibility}
        rows={rows}
        label={only}
      />
    </Panel>
  );
}

/** One bar whose parts are those of the whole. */
function Parts({ rows, figure }: { rows: StatsRow[]; figure: 'shares' | 'arrivals' }): VNode {
  const { t, number, percent } = useLocale();
  const whole = rows.reduce((sum, row) => sum + (row[figure] ?? 0), 0);
  const parts = VISIBILITIES.map((visibility) => ({
    visibility,
    count: rows.find(({ key }) => key === visibility)?.[figure] ?? 0,
  })).filter(({ count }) => count > 0);
  const label = parts
    .map(
      ({ visibility, count }) => `${t.visibility[visibility]} ${number(count)} (${percent(count / whole)})`,
    )
    .join(', ');
  let x = 0;
  return (
    <figure>
      <figcaption>
        {t.figures[figure]} <b>{number(whole)}</b>
      </figcaption>
      <svg role="img" aria-label={`${t.figures[figure]}: ${label || number(0)}`} width="100%" height="28">
        {parts.map(({ visibility, count }) => {
          const from = x;
          const width = (100 * count) / whole;
          x += width;
          return (
            <g key={visibility}>
              <rect
                class={visibility}
                x={`${from}%`}
                width={`${Math.max(0.5, width - GAP_PERCENT)}%`}
                height="28"
                rx="4"
              />
              {width > 12 && (
                <text class={`inside ${visibility}`} x={`${from + 1.5}%`} y="18.5">
                  {percent(count / whole)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
