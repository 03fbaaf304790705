import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useLocale } from '../locale-context.js';

/** The origins of a site, one a line. */
export function OriginsField({ value }: { value: string[] }): VNode {
  const { t } = useLocale();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t.siteForm.origins}</label>
      <textarea
        id={id}
        name="origins"
        rows={Math.max(2, value.length + 1)}
        required
        spellcheck={false}
        autocapitalize="off"
        aria-describedby={`${id}-hint`}
        defaultValue={value.join('\n')}
      />
      <small id={`${id}-hint`} class="quiet">
        {t.siteForm.originsHint}
      </small>
    </div>
  );
}
