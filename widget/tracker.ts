import { BASE62, cleanUrl, findToken, type Nav } from '../protocol/index.js';
import type { Api, Arrival, Call } from './api.js';
import { landing, navOf, titleOf } from './page/landing.js';
import { makeId } from './page/make-id.js';
import { pageUrl } from './page/page-url.js';
import { safely } from './page/safely.js';
import { createTransport } from './page/transport.js';
import type { Buttons, Core, Fields } from './seam.js';

/** File name of the buttons, put in by the build. */
declare const BUTTONS_FILE: string;

const start = safely((script: HTMLScriptElement) => {
  const { site, api = '', param: name = '', consent = 'granted' } = script.dataset;
  const stub = window.luciole ?? {};
  const waiting = stub.q ?? [];
  // A tag without a site, or a second copy of the tag: the first one does it all.
  if (!site || !Array.isArray(waiting)) return;

  const param = /^[\w-]+$/.test(name) ? name : 'ds';
  const signal =
    navigator.globalPrivacyControl ||
    // Browsers that say it on `window` or in other words cannot read this script.
    navigator.doNotTrack === '1' ||
    undefined;
  /** The reader's consent: undefined until they are asked. */
  let granted: boolean | undefined = consent === 'granted' || undefined;

  const { add, flush } = createTransport(
    new URL(api.replace(/\/$/, '') + '/v1/events', script.src).href,
    (events) => ({ site, sent: Date.now(), signal, events }),
    { may: () => granted },
  );

  const newId = () => makeId(Date.now(), Math.random());
  /** The addresses and tokens this document has had. */
  const seen = new Set<string>();
  let arrival: Arrival | undefined;
  let view = newId();
  let where: string | undefined;
  let staleCanonical: string | undefined;

  const here = () => cleanUrl(location.href, param);
  const arriving = () => findToken(location.href, param, Date.now());
  const canonical = () => document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const page = () => {
    const href = canonical();
    return pageUrl(location.href, href === staleCanonical ? undefined : href, param);
  };

  const report = (fields: Fields) => {
    // Before consent, how the page was reached is remembered, and nothing else.
    if (granted ?? /^[lv]/.test(fields.type)) {
      add({ id: newId(), view, page: page(), at: Date.now(), ...fields });
    }
  };

  const land = (token: string | undefined, nav: Nav) => {
    report(landing(document, { token, search: location.search, nav }));
    if (token && nav !== 'restore') {
      seen.add(token);
      arrival = { token, generation: BASE62.indexOf(token.charAt(13)) };
      document.dispatchEvent(new CustomEvent('luciole:arrival', { detail: arrival }));
    }
  };

  const look = (nav: Nav, fromOutside?: boolean) => {
    const token = arriving();
    const now = here();
    const isNew = token && !seen.has(token);
    if (isNew || now !== where) {
      if (where) {
        view = newId();
        // A route's canonical link is put in after the route was entered, if at all.
        if (now.split('#')[0] !== where.split('#')[0]) staleCanonical = canonical();
      }
      where = now;
      seen.add(now);
      if (isNew || fromOutside) land(token, nav);
      else report({ type: 'view', title: titleOf(document), nav: navOf(nav) });
    }
  };

  /** Looks at the address once the page has made up its mind about its title and links. */
  const moved = (event?: Event) =>
    setTimeout(
      safely(() => {
        // A click on a fragment fires popstate too, but leads somewhere new.
        look(event?.type === 'popstate' && seen.has(here()) ? 'back_forward' : 'navigate');
      }),
    );

  const core: Core = {
    tag: script.dataset,
    param,
    page,
    arriving,
    allowed: () => granted && !signal,
    report,
  };

  let buttons: Buttons | undefined;
  const withButtons = async (use: (buttons: Buttons) => void) => {
    try {
      // Once they are here, what a gesture asks for happens within the gesture.
      use((buttons ??= (await import(new URL(BUTTONS_FILE, script.src).href)) as Buttons));
    } catch {
      // No buttons rather than dead ones; the next call tries again.
    }
  };

  const calls: Api = {
    share: (channel, given) => void withButtons((buttons) => buttons.share(core, channel, given)),
    convert: (goal, { value, currency, id } = {}) =>
      report({ type: 'conversion', goal, value, currency, order: id }),
    consent(allowed) {
      granted = granted !== false && allowed;
      flush();
    },
    on(type: string, listener: (detail: never) => void) {
      document.addEventListener('luciole:' + type, (event) => listener((event as CustomEvent<never>).detail));
      if (type === 'arrival' && arrival) listener(arrival as never);
    },
  };
  const call = safely(([method, given]: Call) => {
    (calls[method] as (...given: unknown[]) => void)(...Array.from(given));
  });
  for (const method in calls) {
    stub[method as keyof Api] = (...given: unknown[]) => {
      call([method as keyof Api, given]);
    };
  }
  stub.q = { push: call };
  window.luciole = stub;

  safely(() => {
    customElements.define(
      'luciole-share',
      class extends HTMLElement {
        connectedCallback() {
          void withButtons((buttons) => buttons.attach(core, this));
        }
      },
    );
  })();

  const begin = safely(() => {
    const entry = performance.getEntriesByType('navigation')[0] as
      (PerformanceNavigationTiming & { activationStart?: number }) | undefined;
    const nav = entry?.activationStart ? 'prerender' : (entry?.type ?? 'navigate');
    look(nav, /^[np]/.test(nav) && !document.referrer.startsWith(location.origin + '/'));
    waiting.forEach(call);

    const pushState = history.pushState.bind(history);
    history.pushState = (...given) => {
      pushState(...given);
      moved();
    };
    addEventListener('popstate', moved);
    addEventListener('hashchange', moved);
    addEventListener(
      'pageshow',
      safely(({ persisted }) => {
        const token = arriving();
        // Without a key, the collector cannot tell a repeat: it is not told of one.
        if (persisted && token && !signal) land(token, 'restore');
      }),
    );
    addEventListener('pagehide', flush);
    addEventListener('visibilitychange', flush);
  });
  if (document.prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
});

start(document.currentScript as HTMLScriptElement);
