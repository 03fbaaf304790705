import type { ComponentChildren, VNode } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ask, SignedOutError } from '../api.js';
import { keepShell } from '../kept-shell.js';
import { useLocale } from '../locale-context.js';
import { addressOf, placeOf } from '../place.js';
import { usePlace } from '../place-context.js';
import { SiteContext, type SiteHere, type SiteInfo, type Trouble as TroubleState } from '../site-context.js';
import { troubleOf } from '../use-answer.js';
import { useAsked } from '../use-asked.js';
import { Masthead } from './masthead.js';
import { NoSite } from './no-site.js';
import { SignedOut } from './signed-out.js';
import { Skeleton } from './skeleton.js';
import { Trouble, troubleText } from './trouble.js';

// A sign-in link that did not work leads here with an error; it is said once and taken out of the address.
const usedLink = new URLSearchParams(location.search).has('error');

const RETRY_MS = 5000;

interface Props {
  /** Of a shared link. */
  token?: string | null;
  /** Stands where a shared link is over. */
  ended?: VNode;
  children: ComponentChildren;
}

interface Told {
  trouble: TroubleState;
  readAt: number | null;
}

/**
 * What stands around every page of a site: who looks, at which site, and whether the collector can be reached.
 * Below it, `useSite` and `useAnswer` work. It begins anew with another site, so that figures of one are never
 * shown under the name of another.
 */
export function SiteFrame({ token = null, ended, children }: Props): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const [left, setLeft] = useState(0);
  const [told, setTold] = useState<Record<string, Told>>({});
  const [said, say] = useState('');

  const { value: sites, error } = useAsked<SiteInfo[]>({
    key: `${token ?? ''} ${left} /v1/sites`,
    load: (signal) => ask<SiteInfo[]>('GET', '/v1/sites', { signal, token }),
    everyMs: (list) => (list.length > 0 ? null : RETRY_MS),
  });
  const site = sites?.find(({ id }) => id === choice.site) ?? sites?.[0];

  const tell = useCallback<SiteHere['tell']>((who, trouble, readAt) => {
    setTold((before) => {
      if (!trouble && !before[who]) return before;
      const others = Object.entries(before).filter(([name]) => name !== who);
      return Object.fromEntries(trouble ? [...others, [who, { trouble, readAt }]] : others);
    });
  }, []);
  const leave = useCallback(() => setLeft((times) => times + 1), []);
  const here = useMemo<SiteHere | null>(
    () => (site && sites ? { site, sites, token, tell, leave, say } : null),
    [site, sites, token],
  );

  useEffect(() => {
    if (usedLink) history.replaceState(null, '', addressOf(placeOf(location)));
  }, []);
  const known = token === null && (sites?.length ?? 0) > 0;
  useEffect(() => {
    if (known) keepShell();
  }, [known]);

  const own = troubleOf(error);
  // What is on the page says of when it is; which sites there are has no such time.
  const worst = Object.values(told)[0] ?? (own && { trouble: own, readAt: null });
  useSaying(worst?.trouble ?? null, say);

  const signedOut = error instanceof SignedOutError;
  // Where there is a site, its pages say what the window is called.
  const titled = here !== null && !signedOut;
  useEffect(() => {
    if (!titled) document.title = 'Luciole';
  }, [titled]);

  return (
    <>
      <Masthead
        sites={signedOut ? null : (sites ?? undefined)}
        site={site?.id ?? choice.site ?? ''}
        signedIn={token === null}
      />
      <Trouble trouble={worst?.trouble ?? null} readAt={worst?.readAt ?? null} />
      <main id="main" tabIndex={-1}>
        {signedOut ? (
          (ended ?? <SignedOut usedLink={usedLink} />)
        ) : here ? (
          <SiteContext.Provider key={here.site.id} value={here}>
            {children}
          </SiteContext.Provider>
        ) : sites ? (
          <NoSite />
        ) : own ? (
          <section class="letter">
            <h1>{t.offline.title}</h1>
            <p>{t.offline.text}</p>
          </section>
        ) : (
          <Skeleton />
        )}
      </main>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** Tells people who do not see the page that the collector is out of reach, and that it is back. */
function useSaying(trouble: TroubleState | null, say: (text: string) => void): void {
  const { t } = useLocale();
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (trouble) say(troubleText(trouble, t));
    else if (was) say(t.reachedAgain);
    setWas(trouble !== null);
  }, [trouble !== null]);
}
