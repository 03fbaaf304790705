import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Dimension, StatsAnswer, StatsRow } from '../../protocol/index.js';
import { narrowed } from '../choice.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { keyName } from '../names.js';
import { pageLink } from '../page-link.js';
import { usePlace } from '../place-context.js';
import { byLandings, byNumber, splitAddressBar, visibilityOf } from '../rows.js';
import type { Answer } from '../use-answer.js';
import { ArticleLink } from './article-link.js';
import { ChoiceLink } from './choice-link.js';
import type { Term } from './counted.js';
import { LandingTable } from './landing-table.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';
import { VisitLink } from './visit-link.js';

/** One breakdown of a panel. */
export interface Tab {
  dimension: Dimension;
  answer: Answer<StatsAnswer>;
  source: string;
}

interface Props {
  title: string;
  counted: string;
  testId: string;
  wide?: boolean;
  /** What the panel shows, one at a time. */
  tabs: Tab[];
  /** Stands above the table. */
  above?: VNode | null;
}

/** Rows shown before somebody asks for all. */
const FIRST_ROWS = { wide: 10, narrow: 7 };

const LOOP_TERMS = ['shares', 'arrivals', 'perShare'] as const satisfies Term[];
const LANDING_TERMS = ['landings', 'visitors'] as const satisfies Term[];

/** Dimensions of landings: their rows have no shares. */
const OF_LANDINGS: ReadonlySet<Dimension> = new Set(['source', 'referrer', 'campaign']);

/** Figures broken down by one dimension, or by one of several; what is pressed narrows the whole page to it. */
export function Breakdown({ title, counted, testId, wide = false, tabs, above = null }: Props): VNode {
  const { t, number, plural } = useLocale();
  const [chosen, setChosen] = useState(0);
  const [all, setAll] = useState(false);
  const tab = tabs[chosen] ?? tabs[0]!;
  const { dimension, answer, source } = tab;
  const { value } = answer;
  const ofLandings = OF_LANDINGS.has(dimension);

  const rows = ordered(dimension, value?.rows ?? []).filter((row) =>
    ofLandings ? row.landings || row.arrivals : row.shares || row.arrivals || row.landings,
  );
  const { declared, addressBar } = splitAddressBar(rows);
  const first = FIRST_ROWS[wide ? 'wide' : 'narrow'];
  const shown = all ? declared : declared.slice(0, first);
  // Rule 14: a cut answer says which part of the rows it is.
  const cut = value?.partial === true && value.read === undefined;
  const what = t.dimensions[dimension];
  const text = fill(ofLandings ? t.breakdown.landings : t.breakdown.shares, { what });
  const caption = cut ? fill(t.breakdown.cut, { caption: text, n: number(declared.length) }) : text;
  const table = {
    caption,
    head: what,
    rows: shown,
    measure: declared,
    label: (row: StatsRow) => <RowName dimension={dimension} row={row} />,
  };
  return (
    <Panel
      title={title}
      counted={counted}
      terms={ofLandings ? LANDING_TERMS : LOOP_TERMS}
      testId={testId}
      wide={wide}
      answer={answer}
      source={source}
      above={above}
      tools={
        tabs.length > 1 && (
          <div class="picker small" role="group" aria-label={title}>
            {tabs.map((each, index) => (
              <button
                key={each.dimension}
                type="button"
                aria-pressed={index === chosen}
                onClick={() => {
                  setChosen(index);
                  setAll(false);
                }}
              >
                {t.dimensions[each.dimension]}
              </button>
            ))}
          </div>
        )
      }
      empty={rows.length > 0 ? null : ofLandings ? t.noneLanded : t.noneShared}
    >
      {ofLandings ? (
        <LandingTable {...table} />
      ) : (
        <LoopTable {...table} {...(value && { totals: value.totals })} />
      )}
      {declared.length > first && (
        <p class="more">
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.breakdown.showFewer : plural(t.breakdown.showAll, declared.length)}
          </button>
        </p>
      )}
      {addressBar?.arrivals && dimension === 'channel' ? (
        <p class="quiet">{fill(t.addressBar, { n: number(addressBar.arrivals) })}</p>
      ) : null}
    </Panel>
  );
}

function ordered(dimension: Dimension, rows: StatsRow[]): StatsRow[] {
  if (dimension === 'generation') return byNumber(rows);
  return OF_LANDINGS.has(dimension) ? byLandings(rows) : rows;
}

/** The name of a row, which narrows the page to it, and what is to be said beside it; a page has one of its own. */
function RowName({ dimension, row }: { dimension: Dimension; row: StatsRow }): VNode {
  const locale = useLocale();
  const { t } = locale;
  const { choice } = usePlace();
  const { key } = row;
  const narrowing = (name: ComponentChildren, said: string) => (
    <ChoiceLink
      to={narrowed(choice, dimension, key)}
      current={choice.filters[dimension] === key}
      title={fill(t.filters.only, { what: said })}
    >
      {name}
    </ChoiceLink>
  );
  if (dimension === 'page') {
    const { path } = pageLink(key);
    return (
      <span class="page">
        {/* Titles come from anyone: text, and of its own direction, whatever is in it. */}
        <ArticleLink page={key}>
          <bdi>{row.title ?? t.byPage.untitled}</bdi>
        </ArticleLink>
        <small>
          {narrowing(<bdi>{path}</bdi>, path)}
          <VisitLink page={key} />
        </small>
      </span>
    );
  }
  const name = keyName(dimension, key, locale);
  const note = noteOf(dimension, key, locale);
  return (
    <>
      {narrowing(<bdi>{name}</bdi>, name)}
      {note !== null && <small> {note}</small>}
    </>
  );
}

function noteOf(dimension: Dimension, key: string, { t }: ReturnType<typeof useLocale>): string | null {
  if (dimension === 'channel') return t.visibility[visibilityOf(key)];
  if (dimension === 'generation')
    return key === '1' ? t.generations.first : key === '2' ? t.generations.second : t.generations.later;
  if (dimension !== 'source') return null;
  const notes: Record<string, string> = t.sourceNotes;
  return Object.hasOwn(notes, key) ? (notes[key] ?? null) : null;
}
