import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  name: string;
  /** Value and text of each, the first chosen. */
  options: readonly (readonly [value: string, text: string])[];
}

/** A labelled choice in a form. */
export function Select({ label, name, options }: Props): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
