import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Trouble as TroubleState } from '../site-context.js';

/** Says plainly that the figures are not fresh, and from when they are. */
export function Trouble({
  trouble,
  readAt,
}: {
  trouble: TroubleState | null;
  readAt: number | null;
}): VNode | null {
  const { t, time } = useLocale();
  if (trouble === null) return null;
  return (
    <aside class="trouble" data-testid="unreachable">
      <p>
        {trouble === 'unreachable' ? t.unreachable : fill(t.answered, { detail: trouble.detail })}
        {readAt !== null && <> {fill(t.lastFigures, { time: time(readAt) })}</>}
      </p>
    </aside>
  );
}
