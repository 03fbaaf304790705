import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  name: string;
  value?: string;
  checked?: boolean;
  hint?: string;
}

/** A labelled box in a form. */
export function Check({ label, name, value = 'on', checked = false, hint }: Props): VNode {
  const id = useId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
    </div>
  );
}
