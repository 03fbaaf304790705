import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { hrefOf, readChoice, type Choice } from './choice.js';
import { Announcer } from './components/announcer.js';
import { Masthead } from './components/masthead.js';
import { NoSite } from './components/no-site.js';
import { ReportView } from './components/report-view.js';
import { SignedOut } from './components/signed-out.js';
import { Trouble } from './components/trouble.js';
import { Waiting } from './components/waiting.js';
import { makeLocale } from './locale.js';
import { LocaleContext } from './locale-context.js';
import { pickLanguage } from './messages/index.js';
import { useReport } from './use-report.js';

// A sign-in link that did not work leads here with an error; it is said once and taken out of the address.
const usedLink = new URLSearchParams(location.search).has('error');

/** The whole page: what was chosen stands in its address, what is shown follows from that. */
export function App(): VNode {
  const [choice, setChoice] = useState(() => readChoice(location.search));
  const { state, report: last, trouble } = useReport(choice.site, choice.period);
  const locale = useMemo(
    () => makeLocale(pickLanguage([choice.language ?? '', ...navigator.languages])),
    [choice.language],
  );

  const choose = (next: Choice) => {
    history.pushState(null, '', hrefOf(next));
    setChoice(next);
  };
  useEffect(() => {
    const follow = () => setChoice(readChoice(location.search));
    if (usedLink) history.replaceState(null, '', hrefOf(readChoice(location.search)));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  // Figures of another site are never shown under this one's name, not even for a moment.
  const other =
    choice.site !== null && last?.site.id !== choice.site && last?.sites.some(({ id }) => id === choice.site);
  const report = other ? null : last;

  useEffect(() => {
    document.documentElement.lang = locale.t.code;
    document.title = report ? `${report.site.id} · Luciole` : 'Luciole';
  }, [locale, report?.site.id]);

  return (
    <LocaleContext.Provider value={locale}>
      <a class="skip" href="#main">
        {locale.t.skip}
      </a>
      <Masthead choice={choice} choose={choose} report={last} site={report?.site.id ?? choice.site ?? ''} />
      <Trouble trouble={trouble} readAt={report?.readAt ?? null} />
      <main id="main" tabIndex={-1}>
        {state === 'signed-out' ? (
          <SignedOut usedLink={usedLink} />
        ) : state === 'no-site' ? (
          <NoSite />
        ) : report ? (
          <ReportView key={report.site.id} report={report} stale={report.period !== choice.period} />
        ) : (
          <Waiting text={trouble ? null : locale.t.loading} />
        )}
      </main>
      <Announcer trouble={trouble} report={report} />
    </LocaleContext.Provider>
  );
}
