import type { ComponentChildren, VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Span } from '../period.js';
import { useSite } from '../site-context.js';

interface Props {
  /** The days that the page is about. */
  span: Span;
  /** When what it shows was read, ms since the epoch. */
  readAt: number | null;
  /** The last of the days is not over. */
  goesOn: boolean;
  /** The heading, where the days are not all that is to be said. */
  children?: ComponentChildren;
}

/** The heading of a page of figures: of which days they are, in which zone, and how fresh. */
export function PageTitle({ span, readAt, goesOn, children }: Props): VNode {
  const { t, day, time } = useLocale();
  const { site } = useSite();
  const days = { from: day(span.from, 'long'), to: day(span.to, 'long') };
  const named = days.from === days.to ? fill(t.oneDay, days) : fill(t.span, days);
  return (
    <div class="title">
      <h1>{children ?? named}</h1>
      <p class="quiet">
        {children !== undefined && `${named} · `}
        {fill(t.zone, { zone: site.timezone })}
        {readAt !== null && (
          <>
            {' '}
            · <time dateTime={new Date(readAt).toISOString()}>{fill(t.updated, { time: time(readAt) })}</time>
            {goesOn && <span class="on-screen">, {t.everyFewSeconds}</span>}
          </>
        )}
      </p>
    </div>
  );
}
