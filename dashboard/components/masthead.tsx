import type { VNode } from 'preact';
import type { Choice } from '../choice.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { LanguageSwitch } from './language-switch.js';
import { PeriodPicker } from './period-picker.js';
import { SitePicker } from './site-picker.js';

export interface ChoiceProps {
  choice: Choice;
  choose: (next: Choice) => void;
}

interface Props extends ChoiceProps {
  /** The last report, of this site or of the one before it: the pickers stay while figures are on their way. */
  report: Report | null;
  site: string;
}

/** The top of the page: whose figures, which days, which language. */
export function Masthead({ choice, choose, report, site }: Props): VNode {
  const { t } = useLocale();
  return (
    <header class="masthead">
      <p class="brand">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        <span>Luciole</span>
      </p>
      {report && (
        <SitePicker choice={choice} choose={choose} sites={report.sites} site={site} label={t.site} />
      )}
      {report?.everSeen && <PeriodPicker choice={choice} choose={choose} />}
      <LanguageSwitch choice={choice} choose={choose} />
    </header>
  );
}
