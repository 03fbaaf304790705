import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { LANGUAGES } from '../messages/index.js';
import { ChoiceLink } from './choice-link.js';
import type { ChoiceProps } from './masthead.js';

/** Which language: each by its own name. */
export function LanguageSwitch({ choice, choose }: ChoiceProps): VNode {
  const { t } = useLocale();
  return (
    <nav class="picker languages" aria-label={t.language}>
      {LANGUAGES.map(({ code, name }) => (
        <ChoiceLink
          key={code}
          to={{ ...choice, language: code }}
          choose={choose}
          current={code === t.code}
          lang={code}
        >
          {name}
        </ChoiceLink>
      ))}
    </nav>
  );
}
