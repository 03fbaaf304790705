import { cleanUrl, dropToken, findToken, type Nav, type WireEvent } from '../protocol/index.js';
import type { Arrived, Call, Luciole } from './api.js';
import { landing } from './page/landing.js';
import { makeId } from './page/make-id.js';
import { pageUrl } from './page/page-url.js';
import { safely } from './safely.js';
import { createTransport } from './page/transport.js';
import type { Hear, Buttons, Core, Fields, Listener, PartModule } from './seam.js';

/** What stands in the names of the parts' files, put in by the build. */
declare const PARTS_HASH: string;

type Timing = PerformanceNavigationTiming & { activationStart?: number };

/** Where the script came from, and what its tag says. */
export type Tag = Pick<HTMLScriptElement, 'dataset' | 'src'>;

/** Begins on this page: reports how the reader came, and fills the elements that stand in it. */
export const start = async (script: Tag) => {
  try {
    const tag = script.dataset;
    const { site, api = '', param: wanted = '', consent = 'granted' } = tag;
    // A tag without a site, or a second copy of the tag: the first one does it all.
    if (!site || customElements.get('luciole-share')) return;

    const taken = window.luciole;
    /** Somebody else's global of the same name is left alone. */
    const luciole: Luciole = taken?.q ? taken : {};
    const waiting = (luciole.q ?? []) as Call[];
    const param = /^[\w-]+$/.test(wanted) ? wanted : 'ds';

    // Browsers that say Do Not Track elsewhere, or in other words, cannot read this script.
    const signal = navigator.globalPrivacyControl || navigator.doNotTrack === '1';
    /**
     * The reader's consent: undefined until they are asked. A document without an origin and an address on the
     * web (a file, a sandbox, a srcdoc) has nobody to report for: there, sharing is all there is.
     */
    let granted: boolean | undefined =
      !!location.host && location.href.startsWith(origin) && (consent === 'granted' || undefined);

    const [add, flush] = createTransport(
      () => new URL(api.replace(/\/?$/, '/v1/events'), script.src),
      { site, signal },
      () => granted,
    );

    const seen: Core[8] = new Map();
    let view = makeId();
    let where: string | undefined;
    let arrival: Arrived | undefined;
    let staleCanonical: string | undefined;

    const clean = (url: string) => cleanUrl(url, param);
    const here = () => clean(location.href);
    const arriving = () => {
      const token = findToken(location.href, param);
      return seen.has(token!) ? seen.get(token!) : token;
    };
    const canonical = () => document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    const page = () => {
      const href = canonical();
      return pageUrl(location.href, href === staleCanonical ? undefined : href, param);
    };

    /** Parts that hear of each event before it goes, and may add to it. */
    const listeners: Listener[] = [];
    const tell = (event?: WireEvent) => listeners.forEach((listen) => listen(event));

    const report = (fields: Fields) => {
      // Before consent, how the page was reached is remembered, and nothing else.
      if (granted ?? /^[lv]/.test(fields.type)) {
        const event: WireEvent = { id: makeId(), view, page: page(), at: Date.now(), ...fields };
        tell(event);
        add(event);
      }
    };

    const look = (nav?: Nav, fromOutside?: boolean) => {
      const token = arriving();
      const now = here();
      const isNew = token && !seen.has(token);
      if (isNew || now !== where) {
        if (where) {
          view = makeId();
          // A route's canonical link is put in after the route was entered, if at all.
          if (now.split('#')[0] !== where.split('#')[0]) staleCanonical = canonical();
        }
        where = now;
        seen.set(now, now).set(token!, token);
        report(
          isNew || fromOutside ? landing(document, token, nav) : { type: 'view', title: document.title, nav },
        );
        const came = isNew && arriving();
        if (came) {
          arrival = { token: came };
          dispatchEvent(new CustomEvent('luciole:arrival', { detail: arrival }));
        }
      }
    };

    /** Looks at the address once the page has made up its mind about its title and links. */
    const moved = (event?: Event) =>
      setTimeout(() =>
        look(
          (event as { navigationType?: string } | undefined)?.navigationType === 'traverse'
            ? 'back_forward'
            : undefined,
        ),
      );

    const core: Core = [
      tag,
      param,
      page,
      clean,
      (url) => dropToken(url, param),
      arriving,
      () => granted && !signal,
      report,
      seen,
      listeners,
      moved,
    ];
    const parts: Record<string, unknown> = {};
    /** Has a part do something, within the gesture that asks for it where the part is here already. */
    const withPart = async (name: string, use?: (part: Buttons) => void) => {
      try {
        const file = new URL(`luciole-${name}.${PARTS_HASH}.js`, script.src);
        const part = (parts[name] ??= ((await import(file as unknown as string)) as PartModule).define(
          ...core,
        )) as Buttons;
        use?.(part);
      } catch {
        // No buttons rather than dead ones; the next call tries again.
      }
    };

    const withButtons = (use: (buttons: Buttons) => void) => void withPart('ui', use);

    const push = safely(([method, given]: Call) => {
      (luciole[method] as (...given: unknown[]) => void)(...(given as unknown[]));
    });
    Object.assign(luciole, {
      q: { push },
      share: (channel, given) => withButtons((buttons) => buttons.share(channel, given)),
      convert: safely((goal, { value, currency, id } = {}) => {
        const event = { type: 'conversion', goal, value, currency, order: id };
        // What cannot be written down fails here, and not later beside other events.
        report(JSON.parse(JSON.stringify(event)) as Fields);
      }),
      consent(allowed) {
        granted = granted !== false && allowed;
        tell();
        flush();
      },
      on(type: string, listener: (detail: never) => void) {
        if (type === 'arrival')
          void withPart(type, (part) => {
            (part as unknown as Hear)(listener as never, arrival);
          });
        else addEventListener('luciole:' + type, (event) => listener((event as CustomEvent<never>).detail));
      },
    } satisfies Luciole);
    window.luciole = taken ?? luciole;

    customElements.define(
      'luciole-share',
      class extends HTMLElement {
        connectedCallback() {
          withButtons((buttons) => buttons.attach(this));
        }
      },
    );

    // The buttons come first, since they are to be seen; and nobody reads a page that is not shown.
    await new Promise((go) =>
      document.prerendering ? document.addEventListener('prerenderingchange', go) : setTimeout(go),
    );
    if ('debug' in tag) await withPart('explain');
    if ('addressBar' in tag) await withPart('address');
    // Browsers that resist being told apart have no entries.
    const { activationStart, type } = (performance.getEntriesByType('navigation')[0] ??
      {}) as Partial<Timing>;
    look(
      activationStart ? 'prerender' : type,
      !/^[rb]/.test(type!) && !document.referrer.startsWith(origin + '/'),
    );
    waiting.forEach(push);

    addEventListener('visibilitychange', flush);
    addEventListener('pagehide', flush);
    // Not everywhere yet.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the types know newer browsers only
    if (window.navigation) window.navigation.addEventListener('currententrychange', moved);
    else void withPart('routes');
    addEventListener('pageshow', ({ persisted }) => {
      const token = arriving();
      // Without a key, the collector cannot tell a repeat: it is not told of one.
      if (persisted && token && !signal) report(landing(document, token, 'restore'));
    });

    if (tag.copyUrl !== 'off' || 'copyText' in tag)
      addEventListener(
        'selectionchange',
        () => void (getSelection()?.type === 'Range' && withPart('copied')),
        true,
      );
  } catch {
    // The page never breaks because of us.
  }
};
