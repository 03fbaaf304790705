import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Dimension, LeftOutAnswer } from '../../protocol/index.js';
import { lazyPage } from '../lazy-page.js';
import { useLocale } from '../locale-context.js';
import { questionOf, sitePath } from '../paths.js';
import { usePlace } from '../place-context.js';
import { useSite } from '../site-context.js';
import { REFRESH_MS, useAnswer } from '../use-answer.js';
import { useReady, useReport } from '../use-report.js';
import { useTitle } from '../use-title.js';
import { Breakdown } from './breakdown.js';
import { CAME_FROM, CameFrom } from './came-from.js';
import { Controls } from './controls.js';
import { DelayPanel } from './delay-panel.js';
import { Everything } from './everything.js';
import { InTurn } from './in-turn.js';
import { LeftOut } from './left-out.js';
import { NextStep } from './next-step.js';
import { OwnOpenings } from './own-openings.js';
import { PageTitle } from './page-title.js';
import { Series } from './series.js';
import { Skeleton } from './skeleton.js';
import { Totals } from './totals.js';
import { VisibilityPanel } from './visibility-panel.js';
import { WeekPanel } from './week-panel.js';

const FirstView = lazyPage(async () => (await import('./first-view.js')).FirstView, { framed: true });

/** What the panels of the page break figures down by: all of it is asked for at once. */
const BREAKDOWNS = [
  'channel',
  'visibility',
  'page',
  'generation',
  'method',
  ...CAME_FROM,
] as const satisfies Dimension[];

/** One page that answers: what was shared, what came back, where, when, and by whom. */
export function Overview(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { site, say } = useSite();
  useTitle(null);

  const { filters } = choice;
  const narrowed = Object.keys(filters).length > 0;
  const chosen = useReport(BREAKDOWNS);
  const { span, goesOn, seldomMs, series, report, panel } = chosen;
  const question = questionOf({ ...span, filters }).toString();
  const leftOut = useAnswer<LeftOutAnswer>(`${sitePath(site.id)}/left-out?${questionOf(span).toString()}`, {
    everyMs: goesOn ? REFRESH_MS : null,
  });
  const weekPath = `${sitePath(site.id)}/week?${question}`;
  const delaysPath = `${sitePath(site.id)}/delays?${question}`;

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
  const ready = useReady([...chosen.awaited, ...(narrowed ? [] : [leftOut])]);

  const totals = series.value;
  if (everSeen === false && leftOut.value && totals)
    return <FirstView report={{ site, day: totals, leftOut: leftOut.value }} />;

  return (
    <>
      {arrived && <p class="arrived">{t.first.arrived}</p>}
      <Controls />
      <div class="report" aria-busy={series.stale}>
        <PageTitle span={totals ?? span} readAt={series.readAt} goesOn={goesOn} />
        {ready ? (
          <>
            <Totals chosen={chosen} leftOut={narrowed ? null : leftOut.value} />
            {totals && !narrowed && leftOut.value && (
              <>
                <OwnOpenings report={{ site, day: totals, leftOut: leftOut.value }} />
                <NextStep report={{ site, day: totals, leftOut: leftOut.value }} />
              </>
            )}
            <InTurn class="panels">
              <Series chosen={chosen} />
              <div class="stack">
                <Breakdown
                  title={t.byChannel.title}
                  counted={t.counted.channels}
                  testId="channels"
                  tabs={[panel('channel')]}
                />
                <DelayPanel source={delaysPath} everyMs={seldomMs} />
              </div>
              <div class="stack">
                <VisibilityPanel {...panel('visibility')} />
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
              </div>
              <Breakdown
                title={t.byPage.title}
                counted={t.counted.pages}
                testId="pages"
                wide
                tabs={[panel('page')]}
              />
              <CameFrom chosen={chosen} />
              <WeekPanel source={weekPath} everyMs={seldomMs} />
              {!narrowed && leftOut.value && <LeftOut report={{ leftOut: leftOut.value }} />}
            </InTurn>
            <Everything
              report={chosen.reportPath}
              parts={{ series: chosen.seriesPath, week: weekPath, delays: delaysPath }}
            />
          </>
        ) : (
          <Skeleton below />
        )}
      </div>
    </>
  );
}
