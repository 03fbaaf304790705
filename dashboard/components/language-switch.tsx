import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { LANGUAGES } from '../messages/index.js';
import { usePlace } from '../place-context.js';
import { ChoiceLink } from './choice-link.js';

/** Which language: each by its own name. */
export function LanguageSwitch(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  return (
    <nav class="picker languages" aria-label={t.language}>
      {LANGUAGES.map(({ code, name }) => (
        <ChoiceLink key={code} to={{ ...choice, language: code }} current={code === t.code} lang={code}>
          {name}
        </ChoiceLink>
      ))}
    </nav>
  );
}
