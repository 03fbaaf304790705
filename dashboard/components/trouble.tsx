import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Messages } from '../messages/index.js';
import type { Trouble as TroubleState } from '../site-context.js';

const A_WHILE_MS = 12 * 3_600_000;

/** What is wrong, in a sentence. */
export function troubleText(trouble: TroubleState, t: Messages): string {
  if (trouble === 'offline') return t.offline.now;
  return trouble === 'unreachable' ? t.unreachable : fill(t.answered, { detail: trouble.detail });
}

/** Says plainly that the figures are not fresh, and from when they are. */
export function Trouble({
  trouble,
  readAt,
}: {
  trouble: TroubleState | null;
  readAt: number | null;
}): VNode | null {
  const { t, time, moment } = useLocale();
  if (trouble === null) return null;
  // After a night, the time alone would be taken for today's.
  const read = readAt !== null && (Date.now() - readAt < A_WHILE_MS ? time(readAt) : moment(readAt));
  return (
    <aside class="trouble" data-testid="unreachable">
      <p>
        {troubleText(trouble, t)}
        {read !== false && <> {fill(t.lastFigures, { time: read })}</>}
      </p>
    </aside>
  );
}
