import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { reasonOf } from './form.js';

interface Props {
  label: string;
  /** Names what it is done to, where the same label stands in every row. */
  name?: string;
  act: () => Promise<void>;
}

/** A button for what cannot be taken back: pressed twice, it does it. */
export function ActionButton({ label, name, act }: Props): VNode {
  const { t } = useLocale();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState('');

  const press = async () => {
    if (!asked) {
      setAsked(true);
      return;
    }
    setAsked(false);
    try {
      await act();
    } catch (error) {
      setTrouble(reasonOf(error, t));
    }
  };
  return (
    <>
      <button
        type="button"
        class={asked ? 'asked' : undefined}
        aria-label={name === undefined ? undefined : asked ? `${t.settings.sure} ${name}` : name}
        onClick={() => void press()}
        onBlur={() => setAsked(false)}
      >
        {asked ? t.settings.sure : label}
      </button>
      {trouble && (
        <small role="alert" class="refusal">
          {trouble}
        </small>
      )}
    </>
  );
}
