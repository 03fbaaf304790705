import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Messages } from '../messages/index.js';

/** A figure that the glossary knows by its name. */
export type Term = keyof Messages['figures'] & keyof Messages['counted'];

interface Props {
  what: string;
  text: string;
  /** Figures that stand below what is explained, such as the columns of a table: they are explained with it. */
  terms?: readonly Term[];
}

/**
 * A small question mark behind the name of a figure or a part of the page, which tells how it is counted. It opens
 * by a press, tap or key, never by pointing, and stays until it is closed or something else is pressed.
 */
export function Counted({ what, text, terms = [] }: Props): VNode {
  const { t } = useLocale();
  const id = useId();
  // A page has dozens of these: what nobody reads is not written.
  const [open, setOpen] = useState(false);
  const title = fill(t.howCounted, { what });
  return (
    <>
      <button type="button" class="counted" popovertarget={id} aria-label={title} title={title}>
        ?
      </button>
      <div
        id={id}
        popover="auto"
        class="explanation"
        role="note"
        aria-label={title}
        tabIndex={0}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && (
          <>
            <p class="explained">{what}</p>
            <p>{text}</p>
            {terms.length > 0 && (
              <dl>
                {terms.map((term) => (
                  <div key={term}>
                    <dt>{t.figures[term]}</dt>
                    <dd>{t.counted[term]}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        )}
      </div>
    </>
  );
}
