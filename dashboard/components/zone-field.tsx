import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useLocale } from '../locale-context.js';

interface Props {
  value: string;
  /** Why it cannot be changed. */
  fixed?: string | undefined;
}

/** A time zone, of those the browser knows or any other. */
export function ZoneField({ value, fixed }: Props): VNode {
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
        readOnly={fixed !== undefined}
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
        {fixed ?? t.siteForm.zoneHint}
      </small>
    </div>
  );
}
