import type { VNode } from 'preact';
import { narrowed } from '../choice.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { pageAt, pathTo, SECTIONS, SETTINGS } from '../sections.js';
import { LanguageSwitch } from './language-switch.js';
import { PlaceLink } from './place-link.js';
import { Shortcuts } from './shortcuts.js';
import { SitePicker } from './site-picker.js';

interface Props {
  /** Undefined while they are not known: their place is kept. Null where nobody is signed in. */
  sites: { id: string; timezone: string }[] | null | undefined;
  site: string;
  /** Whether somebody is signed in, who has an account to look after. Who has a shared link has none. */
  signedIn: boolean;
  /** On one of the settings. */
  settings?: boolean;
}

/** The top of every page of a site: whose figures, which page of them, which language. */
export function Masthead({ sites, site, signedIn, settings = false }: Props): VNode {
  const { t } = useLocale();
  const { choice, path, hash } = usePlace();
  const page = pageAt(path);
  // Off an article, its page is left behind: elsewhere it would only be a filter.
  const kept = page === '/article' ? narrowed(choice, 'page', null) : choice;
  const here = { ...kept, site: site || null };
  const current = settings ? SETTINGS.path : page;
  const sections = sites === null ? [] : signedIn ? [...SECTIONS, SETTINGS] : SECTIONS;
  return (
    <header class={sites === undefined ? 'masthead coming' : 'masthead'}>
      <p class="brand">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        {signedIn && sites ? (
          <PlaceLink to={{ path: '/', choice: here, hash: '' }}>Luciole</PlaceLink>
        ) : (
          <span>Luciole</span>
        )}
      </p>
      {sites === undefined ? (
        <p class="site">{site || '\u00a0'}</p>
      ) : (
        sites && sites.length > 0 && <SitePicker sites={sites} site={site} />
      )}
      {sections.length > 0 && (
        <nav class="picker sections" aria-label={t.sections.title}>
          {sections.map(({ path: to, name }) => (
            <PlaceLink
              key={to}
              to={{ path: pathTo(to, path), choice: here, hash: signedIn ? '' : hash }}
              current={to === current ? 'page' : undefined}
            >
              {t.sections[name]}
            </PlaceLink>
          ))}
        </nav>
      )}
      <div class="aside">
        {sites !== null && (
          <Shortcuts timezone={sites?.find(({ id }) => id === site)?.timezone ?? null} signedIn={signedIn} />
        )}
        <LanguageSwitch />
      </div>
    </header>
  );
}
