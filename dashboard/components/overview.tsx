import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  DelaysAnswer,
  Dimension,
  LeftOutAnswer,
  ReportAnswer,
  StatsAnswer,
  WeekAnswer,
} from '../../protocol/index.js';
import { useLocale } from '../locale-context.js';
import { questionOf, reportPath, sitePath, statsPath } from '../paths.js';
import { comparedSpan, dayIn, grainOf, MAX_DAYS, spanOf } from '../period.js';
import { usePlace } from '../place-context.js';
import { useSite } from '../site-context.js';
import { REFRESH_MS, useAnswer, type Answer } from '../use-answer.js';
import { useTitle } from '../use-title.js';
import { Breakdown } from './breakdown.js';
import { Controls } from './controls.js';
import { DelayPanel } from './delay-panel.js';
import { Everything } from './everything.js';
import { FirstView } from './first-view.js';
import { LeftOut } from './left-out.js';
import { NextStep } from './next-step.js';
import { OwnOpenings } from './own-openings.js';
import { PageTitle } from './page-title.js';
import { Series } from './series.js';
import { Skeleton } from './skeleton.js';
import { Sources } from './sources.js';
import { Totals } from './totals.js';
import { VisibilityPanel } from './visibility-panel.js';
import { WeekPanel } from './week-panel.js';

/** What the panels of the page break figures down by: all of it is asked for at once. */
const BREAKDOWNS = [
  'channel',
  'visibility',
  'page',
  'source',
  'referrer',
  'campaign',
  'generation',
  'method',
  'country',
  'language',
  'device',
  'browser',
] as const satisfies Dimension[];

/** How often what takes long to read is read again, ms. */
const SELDOM_MS = 60_000;

/** One page that answers: what was shared, what came back, where, when, and by whom. */
export function Overview(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { site, say } = useSite();
  useTitle(null);

  const now = Date.now();
  const { filters } = choice;
  const span = spanOf(choice.period, site.timezone, now);
  const compared = comparedSpan(choice.period, span, choice.compare);
  const grain = grainOf(span, choice.grain);
  const by = grain === 'hour' ? ('hour' as const) : ('day' as const);
  const narrowed = Object.keys(filters).length > 0;
  // Days that are over do not change while somebody looks; what is read from the events is not read all the time.
  const goesOn = span.to >= dayIn(site.timezone, now);
  const everyMs = goesOn ? (narrowed ? SELDOM_MS : REFRESH_MS) : null;
  const seldomMs = goesOn ? SELDOM_MS : null;

  const seriesPath = statsPath(site.id, { ...span, by, filters, limit: MAX_DAYS });
  const series = useAnswer<StatsAnswer>(seriesPath, { everyMs });
  const before = useAnswer<StatsAnswer>(
    compared && statsPath(site.id, { ...compared, by, filters, limit: MAX_DAYS }),
    { everyMs: null },
  );
  const report = useAnswer<ReportAnswer>(reportPath(site.id, { ...span, by: BREAKDOWNS, filters }), {
    everyMs,
  });
  const question = questionOf({ ...span, filters }).toString();
  const leftOut = useAnswer<LeftOutAnswer>(`${sitePath(site.id)}/left-out?${questionOf(span).toString()}`, {
    everyMs: goesOn ? REFRESH_MS : null,
  });
  // What stands further down is asked for once the first figures are there.
  const below = series.value !== null;
  const weekPath = `${sitePath(site.id)}/week?${question}`;
  const week = useAnswer<WeekAnswer>(below ? weekPath : null, { everyMs: seldomMs });
  const delaysPath = `${sitePath(site.id)}/delays?${question}`;
  const delays = useAnswer<DelaysAnswer>(below ? delaysPath : null, { everyMs: seldomMs });

  const everSeen = report.value ? report.value.since !== null : null;
  const [arrived, setArrived] = useState(false);
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (everSeen && wasWaiting.current) {
      setArrived(true);
      say(t.first.arrived);
    }
    if (everSeen !== null) wasWaiting.current = !everSeen;
  }, [everSeen]);

  // What stands above the fold is shown once all of it is there, so that nothing moves while somebody reads.
  const awaited = [series, report, ...(compared ? [before] : []), ...(narrowed ? [] : [leftOut])];
  const ready = useRef(false);
  ready.current ||= awaited.every(({ value, error }) => value !== null || error !== null);

  const totals = series.value;
  if (everSeen === false && leftOut.value && totals)
    return <FirstView report={{ site, day: totals, leftOut: leftOut.value }} />;

  const of = (dimension: (typeof BREAKDOWNS)[number]): Answer<StatsAnswer> => ({
    ...report,
    value: report.value?.answers.find((answer) => answer.by === dimension) ?? null,
  });
  const panel = (dimension: (typeof BREAKDOWNS)[number]) => ({
    dimension,
    answer: of(dimension),
    source: statsPath(site.id, { ...span, by: dimension, filters }),
  });
  return (
    <>
      {arrived && <p class="arrived">{t.first.arrived}</p>}
      <Controls />
      <div class="report" aria-busy={series.stale}>
        <PageTitle span={totals ?? span} readAt={series.readAt} goesOn={goesOn} />
        {ready.current ? (
          <>
            {totals ? (
              <>
                <Totals
                  now={totals}
                  before={compared && before.value && !before.stale ? before.value : null}
                  compared={compared}
                  since={report.value?.since}
                  leftOut={narrowed ? null : leftOut.value}
                  goesOn={goesOn}
                />
                {!narrowed && leftOut.value && (
                  <>
                    <OwnOpenings report={{ site, day: totals, leftOut: leftOut.value }} />
                    <NextStep report={{ site, day: totals, leftOut: leftOut.value }} />
                  </>
                )}
              </>
            ) : (
              <Skeleton figures />
            )}
            <div class="panels">
              <Series
                answer={series}
                before={compared && !before.stale ? before.value : null}
                grain={grain}
                source={seriesPath}
              />
              <Breakdown
                title={t.byChannel.title}
                counted={t.counted.channels}
                testId="channels"
                tabs={[panel('channel')]}
              />
              <VisibilityPanel {...panel('visibility')} />
              <Breakdown
                title={t.byPage.title}
                counted={t.counted.pages}
                testId="pages"
                wide
                tabs={[panel('page')]}
              />
              <Sources
                tabs={[panel('source'), panel('referrer'), panel('campaign')]}
                arrivals={totals?.totals.arrivals}
              />
              <Breakdown
                title={t.byReader.title}
                counted={t.counted.readers}
                testId="readers"
                tabs={[panel('country'), panel('language'), panel('device'), panel('browser')]}
              />
              <Breakdown
                title={t.byGeneration.title}
                counted={t.counted.generations}
                testId="generations"
                tabs={[panel('generation')]}
              />
              <Breakdown
                title={t.byMethod.title}
                counted={t.counted.methods}
                testId="methods"
                tabs={[panel('method')]}
              />
              <DelayPanel answer={delays} source={delaysPath} />
              <WeekPanel answer={week} source={weekPath} />
              {!narrowed && leftOut.value && <LeftOut report={{ leftOut: leftOut.value }} />}
            </div>
            <Everything
              report={reportPath(site.id, { ...span, by: BREAKDOWNS, filters })}
              parts={{ series: seriesPath, week: weekPath, delays: delaysPath }}
            />
          </>
        ) : (
          <Skeleton below />
        )}
      </div>
    </>
  );
}
