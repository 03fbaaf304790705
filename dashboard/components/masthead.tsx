import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import type { Report } from '../report.js';
import { LanguageSwitch } from './language-switch.js';
import { PeriodPicker } from './period-picker.js';
import { PlaceLink } from './place-link.js';
import { SitePicker } from './site-picker.js';

interface Props {
  /** The last report, of this site or of the one before it: the pickers stay while figures are on their way. */
  report: Report | null;
  site: string;
  /** Whether somebody is signed in, who has an account to look after. */
  settings: boolean;
}

/** The top of the page: whose figures, which days, which language. */
export function Masthead({ report, site, settings }: Props): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  return (
    <header class="masthead">
      <p class="brand">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        <span>Luciole</span>
      </p>
      {report && <SitePicker sites={report.sites} site={site} />}
      {report?.everSeen && <PeriodPicker />}
      <div class="aside">
        {settings && (
          <PlaceLink to={{ path: '/account', choice: { ...choice, site: site || null }, hash: '' }}>
            {t.settings.title}
          </PlaceLink>
        )}
        <LanguageSwitch />
      </div>
    </header>
  );
}
