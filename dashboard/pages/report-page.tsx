import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Announcer } from '../components/announcer.js';
import { Masthead } from '../components/masthead.js';
import { NoSite } from '../components/no-site.js';
import { ReportView } from '../components/report-view.js';
import { SignedOut } from '../components/signed-out.js';
import { Trouble } from '../components/trouble.js';
import { Waiting } from '../components/waiting.js';
import { useLocale } from '../locale-context.js';
import { addressOf, placeOf } from '../place.js';
import { usePlace } from '../place-context.js';
import { useReport } from '../use-report.js';

// A sign-in link that did not work leads here with an error; it is said once and taken out of the address.
const usedLink = new URLSearchParams(location.search).has('error');

/** A site's figures, for who is signed in or has the token of a shared link; `ended` stands where that is over. */
export function ReportPage({ token = null, ended }: { token?: string | null; ended?: VNode }): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { state, report: last, trouble } = useReport(choice.site, choice.period, { token });

  useEffect(() => {
    if (usedLink) history.replaceState(null, '', addressOf(placeOf(location)));
  }, []);

  // Figures of another site are never shown under this one's name, not even for a moment.
  const other =
    choice.site !== null && last?.site.id !== choice.site && last?.sites.some(({ id }) => id === choice.site);
  const report = other ? null : last;

  useEffect(() => {
    document.title = report ? `${report.site.id} · Luciole` : 'Luciole';
  }, [report?.site.id]);

  return (
    <>
      <Masthead
        report={last}
        site={report?.site.id ?? choice.site ?? ''}
        settings={token === null && last !== null}
      />
      <Trouble trouble={trouble} readAt={report?.readAt ?? null} />
      <main id="main" tabIndex={-1}>
        {state === 'signed-out' ? (
          (ended ?? <SignedOut usedLink={usedLink} />)
        ) : state === 'no-site' ? (
          <NoSite />
        ) : report ? (
          <ReportView key={report.site.id} report={report} stale={report.period !== choice.period} />
        ) : (
          <Waiting text={trouble ? null : t.loading} />
        )}
      </main>
      <Announcer trouble={trouble} report={report} />
    </>
  );
}
