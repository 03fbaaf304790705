import type { FunctionComponent, VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { makeLocale } from './locale.js';
import { LocaleContext } from './locale-context.js';
import { lazyPage } from './lazy-page.js';
import type { Messages } from './messages/index.js';
import { ReportPage } from './pages/report-page.js';
import { addressOf, placeOf, type Place } from './place.js';
import { PlaceContext } from './place-context.js';
import { useHeadingFocus } from './use-heading-focus.js';
import { useMessages } from './use-messages.js';

const SettingsPage = lazyPage(async () => (await import('./pages/settings-page.js')).SettingsPage);
const JoinPage = lazyPage(async () => (await import('./pages/join-page.js')).JoinPage);
const UnsubscribePage = lazyPage(async () => (await import('./pages/unsubscribe-page.js')).UnsubscribePage);
const ConfirmPage = lazyPage(async () => (await import('./pages/confirm-page.js')).ConfirmPage);
const SharedPage = lazyPage(async () => (await import('./pages/shared-page.js')).SharedPage);

/** One for all pages of a site, so that what stands around them stays as it is. */
function Report(): VNode {
  return <ReportPage />;
}

/** What stands at which path; the server serves the dashboard at these, and below `/shared` and `/embed/{site}`. */
const PAGES: Record<string, FunctionComponent> = {
  '/': Report,
  '/live': Report,
  '/left-out': Report,
  '/article': Report,
  '/account': SettingsPage,
  '/people': SettingsPage,
  '/keys': SettingsPage,
  '/links': SettingsPage,
  '/mail': SettingsPage,
  '/alerts': SettingsPage,
  '/webhooks': SettingsPage,
  '/log': SettingsPage,
  '/site': SettingsPage,
  '/add-site': SettingsPage,
  '/invitation': JoinPage,
  '/unsubscribe': UnsubscribePage,
  '/confirm': ConfirmPage,
  '/shared': SharedPage,
};

/** The whole page: where somebody is stands in its address, what is shown follows from that. */
export function App({ messages }: { messages: Messages }): VNode {
  const [place, setPlace] = useState(() => placeOf(location));
  const texts = useMessages(messages, place.choice);
  const locale = useMemo(() => makeLocale(texts), [texts]);

  const go = (to: Place) => {
    history.pushState(null, '', addressOf(to));
    setPlace(to);
    if (to.path !== place.path) scrollTo(0, 0);
  };
  useEffect(() => {
    const follow = () => setPlace(placeOf(location));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale.t.code;
  }, [locale]);

  useHeadingFocus(place.path);

  const Page = PAGES[place.path] ?? SharedPage;
  return (
    <LocaleContext.Provider value={locale}>
      <PlaceContext.Provider value={{ ...place, go }}>
        <a
          class="skip"
          href="#main"
          onClick={(event) => {
            // What stands behind the # may be the secret of the page.
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
        >
          {locale.t.skip}
        </a>
        <Page />
      </PlaceContext.Provider>
    </LocaleContext.Provider>
  );
}
