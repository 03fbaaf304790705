import { cleanUrl, dropToken, findToken, MAX_TEXT_LENGTH, type Nav } from '../protocol/index.js';
import type { Arrival, Call, Luciole } from './api.js';
import { landing } from './page/landing.js';
import { makeId } from './page/make-id.js';
import { pageUrl } from './page/page-url.js';
import { safely } from './safely.js';
import { createTransport } from './page/transport.js';
import type { Buttons, ButtonsModule, Fields } from './seam.js';

/** File name of the buttons, put in by the build. */
declare const BUTTONS_FILE: string;

/** Where the script came from, and what its tag says. */
export type Tag = Pick<HTMLScriptElement, 'dataset' | 'src'>;

/** Begins on this page: reports how the reader came, and fills the elements that stand in it. */
export const start = safely((script: Tag) => {
  const { site, api = '', param = 'ds', consent = 'granted' } = script.dataset;
  const luciole: Luciole = window.luciole ?? {};
  const waiting = luciole.q ?? [];
  // A tag without a site, or a second copy of the tag: the first one does it all.
  if (!site || !Array.isArray(waiting)) return;

  // Browsers that say Do Not Track elsewhere, or in other words, cannot read this script.
  const signal = navigator.globalPrivacyControl || navigator.doNotTrack === '1' || undefined;
  /** The reader's consent: undefined until they are asked. */
  let granted: boolean | undefined = consent === 'granted' || undefined;

  const [add, flush] = createTransport(
    new URL(api.replace(/\/$/, '') + '/v1/events', script.src).href,
    (events) => ({ site, sent: Date.now(), signal, events }),
    () => granted,
  );

  /** The addresses and tokens this document has had. */
  const seen = new Set<string | undefined>([undefined]);
  let view = makeId();
  let where: string | undefined;
  let arrival: Arrival | undefined;
  let staleCanonical: string | undefined;

  const clean = (url: string) => cleanUrl(url, param);
  const here = () => clean(location.href);
  const arriving = () => findToken(location.href, param, Date.now());
  const canonical = () => document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const page = () => {
    const href = canonical();
    return pageUrl(location.href, href === staleCanonical ? undefined : href, param);
  };

  const report = (fields: Fields) => {
    // Before consent, how the page was reached is remembered, and nothing else.
    if (granted ?? /^[lv]/.test(fields.type)) {
      add({ id: makeId(), view, page: page(), at: Date.now(), ...fields });
    }
  };

  const land = (token: string | undefined, nav?: Nav) => report(landing(document, token, nav));

  const look = (nav?: Nav, fromOutside?: boolean) => {
    const token = arriving();
    const now = here();
    const isNew = !seen.has(token);
    if (isNew || now !== where) {
      if (where) {
        view = makeId();
        // A route's canonical link is put in after the route was entered, if at all.
        if (now.split('#')[0] !== where.split('#')[0]) staleCanonical = canonical();
      }
      where = now;
      if (isNew || fromOutside) land(token, nav);
      else report({ type: 'view', title: document.title.slice(0, MAX_TEXT_LENGTH), nav });
      seen.add(now).add(token);
      if (isNew) {
        arrival = { token: token! };
        dispatchEvent(new CustomEvent('luciole:arrival', { detail: arrival }));
      }
    }
  };

  /** Looks at the address once the page has made up its mind about its title and links. */
  const moved = (event?: Event) =>
    // A click on a fragment fires popstate as a step back does, but leads somewhere new.
    setTimeout(() => look(event && seen.has(here()) ? 'back_forward' : undefined));

  let buttons: Buttons | undefined;
  const withButtons = async (use: (buttons: Buttons) => void) => {
    try {
      buttons ??= ((await import(new URL(BUTTONS_FILE, script.src).href)) as ButtonsModule).define(
        script.dataset,
        param,
        page,
        clean,
        (url) => dropToken(url, param),
        arriving,
        () => granted && !signal,
        report,
      );
      // Once they are here, what a gesture asks for happens within the gesture.
      use(buttons);
    } catch {
      // No buttons rather than dead ones; the next call tries again.
    }
  };

  const push = safely(([method, given]: Call) => {
    (luciole[method] as (...given: unknown[]) => void)(...(given as unknown[]));
  });
  window.luciole = Object.assign(luciole, {
    q: { push },
    share: (channel, given) => void withButtons((buttons) => buttons.share(channel, given)),
    convert: safely((goal, { value, currency, id } = {}) => {
      const event = { type: 'conversion', goal, value, currency, order: id };
      // What cannot be written down fails here, and not later beside other events.
      report(JSON.parse(JSON.stringify(event)) as Fields);
    }),
    consent(allowed) {
      granted = granted !== false && allowed;
      flush();
    },
    on: safely((type: string, listener: (detail: never) => void) => {
      addEventListener('luciole:' + type, (event) => listener((event as CustomEvent<never>).detail));
      if (type === 'arrival' && arrival) listener(arrival as never);
    }),
  } satisfies Luciole);

  safely(() => {
    customElements.define(
      'luciole-share',
      class extends HTMLElement {
        connectedCallback() {
          void withButtons((buttons) => buttons.attach(this));
        }
      },
    );
  })();

  const begin = () => {
    const entry = performance.getEntriesByType('navigation')[0] as
      (PerformanceNavigationTiming & { activationStart?: number }) | undefined;
    const nav = entry?.activationStart ? 'prerender' : entry?.type;
    look(
      nav === 'navigate' ? undefined : nav,
      !/^[rb]/.test(nav ?? '') && !document.referrer.startsWith(location.origin + '/'),
    );
    waiting.forEach(push);

    const pushState = history.pushState.bind(history);
    history.pushState = (...given) => {
      pushState(...given);
      moved();
    };
    addEventListener('popstate', moved);
    addEventListener('hashchange', moved);
    addEventListener('pageshow', ({ persisted }) => {
      const token = arriving();
      // Without a key, the collector cannot tell a repeat: it is not told of one.
      if (persisted && token && !signal) land(token, 'restore');
    });
    addEventListener('visibilitychange', flush);
  };
  if (document.prerendering) document.addEventListener('prerenderingchange', begin);
  else begin();
});
