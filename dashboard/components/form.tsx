import type { ComponentChildren, VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { AnswerError } from '../api.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Messages } from '../messages/index.js';

/** What to say where the collector refuses, by its status; its own sentence for the rest. */
export type Refusals = Record<number, string>;

/** Why something could not be done, for a person. */
export function reasonOf(error: unknown, t: Messages, refusals: Refusals = {}): string {
  if (!(error instanceof AnswerError)) return t.unreachable;
  const known: Refusals = { 403: t.settings.elsewhere, 429: t.signIn.tooMany, ...refusals };
  return known[error.status] ?? fill(t.settings.refused, { detail: error.message });
}

interface FormProps {
  submit: string;
  /** Resolves to what is said when it is done; nothing where the page changes anyway. */
  onSubmit: (values: Record<string, string>) => Promise<string | undefined>;
  refusals?: Refusals;
  /** Whether fields are emptied when it is done. */
  clears?: boolean;
  children: ComponentChildren;
}

/** A form that says what came of it, to eye and ear. */
export function Form({ submit, onSubmit, refusals, clears = false, children }: FormProps): VNode {
  const { t } = useLocale();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);

  const send = async (form: HTMLFormElement) => {
    setBusy(true);
    setSaid('');
    setTrouble('');
    try {
      const values = Object.fromEntries(
        [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
      );
      setSaid((await onSubmit(values)) ?? '');
      if (clears) form.reset();
    } catch (error) {
      setTrouble(reasonOf(error, t, refusals));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send(event.currentTarget);
      }}
    >
      {children}
      <p class="submit">
        <button type="submit" class="primary" aria-disabled={busy}>
          {submit}
        </button>
        <span role="status">{said}</span>
      </p>
      <p role="alert" class="refusal">
        {trouble}
      </p>
    </form>
  );
}

interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  type?: 'text' | 'email' | 'password' | 'url' | 'number';
  autocomplete: string;
  value?: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  pattern?: string;
  inputMode?: 'numeric';
}

/** A labelled field. */
export function Field({ label, hint, type = 'text', value, required = true, ...rest }: FieldProps): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...rest}
        id={id}
        type={type}
        defaultValue={value}
        required={required}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
    </div>
  );
}
