import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';

/** A small question mark behind a figure's name that tells how the figure is counted. */
export function Counted({ what, text }: { what: string; text: string }): VNode {
  const { t } = useLocale();
  const id = useId();
  const title = fill(t.howCounted, { what });
  return (
    <>
      <button type="button" class="counted" popovertarget={id} aria-label={title} title={title}>
        ?
      </button>
      <div id={id} popover="auto" class="explanation" role="note">
        <p class="explained">{what}</p>
        <p>{text}</p>
      </div>
    </>
  );
}
