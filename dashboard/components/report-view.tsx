import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { Channels } from './channels.js';
import { Days } from './days.js';
import { FirstView } from './first-view.js';
import { Generations } from './generations.js';
import { LeftOut } from './left-out.js';
import { Methods } from './methods.js';
import { NextStep } from './next-step.js';
import { OwnOpenings } from './own-openings.js';
import { Pages } from './pages.js';
import { Sources } from './sources.js';
import { Totals } from './totals.js';

/** A site's figures, or how to get the first ones. `stale`: another period was chosen and is on its way. */
export function ReportView({ report, stale }: { report: Report; stale: boolean }): VNode {
  const { t, day, time } = useLocale();
  if (!report.everSeen) return <FirstView report={report} />;

  const { from, to, partial, timezone } = report.day;
  const answers = [report.channel, report.page, report.source, report.generation, report.method];
  const span = { from: day(from, 'long'), to: day(to, 'long') };
  return (
    <div class="report" aria-busy={stale}>
      <div class="title">
        <h1>{from === to ? fill(t.oneDay, span) : fill(t.span, span)}</h1>
        <p class="quiet">
          {fill(t.zone, { zone: timezone })} ·{' '}
          <time dateTime={new Date(report.readAt).toISOString()}>
            {fill(t.updated, { time: time(report.readAt) })}
          </time>
          , {t.everyFewSeconds}
        </p>
      </div>
      {(partial || answers.some((answer) => answer.partial)) && <p class="note">{t.partial}</p>}
      <Totals report={report} />
      <OwnOpenings report={report} />
      <NextStep report={report} />
      <div class="panels">
        <Days report={report} />
        <Channels report={report} />
        <Sources report={report} />
        <Pages report={report} />
        <Generations report={report} />
        <Methods report={report} />
        <LeftOut report={report} />
      </div>
    </div>
  );
}
