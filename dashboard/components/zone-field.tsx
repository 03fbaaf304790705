import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useLocale } from '../locale-context.js';

interface Props {
  value: string;
  /** What is to be said of it, but for what it is. */
  hint?: string | undefined;
}

/** A time zone, of those the browser knows or any other. */
export function ZoneField({ value, hint }: Props): VNode {
  const { t } = useLocale();
  const id = useId();
  const { supportedValuesOf } = Intl as Partial<typeof Intl>;
  return (
    <div class="field">
      <label for={id}>{t.siteForm.zone}</label>
      <input
        id={id}
        name="timezone"
        defaultValue={value}
        list={`${id}-zones`}
        required
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
      />
      <datalist id={`${id}-zones`}>
        {supportedValuesOf?.('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <small id={`${id}-hint`} class="quiet">
        {hint ?? t.siteForm.zoneHint}
      </small>
    </div>
  );
}
