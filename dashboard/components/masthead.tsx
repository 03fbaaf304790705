import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { SECTIONS, SETTINGS } from '../sections.js';
import { LanguageSwitch } from './language-switch.js';
import { PlaceLink } from './place-link.js';
import { SitePicker } from './site-picker.js';

interface Props {
  /** Null while they are not known. */
  sites: { id: string }[] | null;
  site: string;
  /** Whether somebody is signed in, who has an account to look after. A shared link shows one page. */
  signedIn: boolean;
}

/** The top of every page of a site: whose figures, which page of them, which language. */
export function Masthead({ sites, site, signedIn }: Props): VNode {
  const { t } = useLocale();
  const { choice, path } = usePlace();
  const here = { ...choice, site: site || null };
  const current = SECTIONS.some((section) => section.path === path) ? path : SETTINGS.path;
  const sections = signedIn && sites ? [...SECTIONS, SETTINGS] : [];
  return (
    <header class="masthead">
      <p class="brand">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        {signedIn && sites ? (
          <PlaceLink to={{ path: '/', choice: here, hash: '' }}>Luciole</PlaceLink>
        ) : (
          <span>Luciole</span>
        )}
      </p>
      {sites && sites.length > 0 && <SitePicker sites={sites} site={site} />}
      {sections.length > 0 && (
        <nav class="picker sections" aria-label={t.sections.title}>
          {sections.map(({ path: to, name }) => (
            <PlaceLink
              key={to}
              to={{ path: to, choice: here, hash: '' }}
              current={to === current ? 'page' : undefined}
            >
              {t.sections[name]}
            </PlaceLink>
          ))}
        </nav>
      )}
      <div class="aside">
        <LanguageSwitch />
      </div>
    </header>
  );
}
