import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Controls } from '../components/controls.js';
import { ReportView } from '../components/report-view.js';
import { SiteFrame } from '../components/site-frame.js';
import { Skeleton } from '../components/skeleton.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { loadReport, type Report } from '../report.js';
import { useSite } from '../site-context.js';
import { useLoaded } from '../use-answer.js';

/** A site's figures, for who is signed in or has the token of a shared link; `ended` stands where that is over. */
export function ReportPage({ token = null, ended }: { token?: string | null; ended?: VNode }): VNode {
  return (
    <SiteFrame token={token} {...(ended && { ended })}>
      <Overview />
    </SiteFrame>
  );
}

function Overview(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { site, token, say } = useSite();
  const { period, filters } = choice;
  const { value: report, stale } = useLoaded<Report>(
    JSON.stringify(['report', site.id, period, filters]),
    (signal) => loadReport(site, { period, filters }, { signal, token }),
  );

  const wasWaiting = useRef(false);
  useEffect(() => {
    if (report?.everSeen && wasWaiting.current) say(t.first.arrived);
    if (report) wasWaiting.current = !report.everSeen;
  }, [report?.everSeen]);

  if (!report) return <Skeleton />;
  return (
    <>
      {report.everSeen && <Controls />}
      <ReportView report={report} stale={stale} />
    </>
  );
}
