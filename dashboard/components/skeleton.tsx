import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';

interface Props {
  /** Of a panel, instead of a page. */
  rows?: number;
  /** Of the figures at the top, and no more; how many there are where that is not as usual. */
  figures?: true | 2;
  /** Of what stands below the title of a page. */
  below?: true;
}

/** The shape of what is on its way. */
export function Skeleton({ rows, figures, below }: Props): VNode {
  const { t } = useLocale();
  if (rows !== undefined)
    return (
      <div class="skeleton" aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <span key={index} />
        ))}
      </div>
    );
  const top = (
    <div class={figures === 2 ? 'skeleton figures two' : 'skeleton figures'} aria-hidden="true">
      {Array.from({ length: figures === 2 ? 2 : 6 }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
  if (figures) return top;
  return (
    <div class="awaited">
      {!below && <h1 class="hidden">Luciole</h1>}
      <p class="hidden">{t.loading}</p>
      {top}
      <div class="panels" aria-hidden="true">
        <div class="panel wide">
          <Skeleton rows={5} />
        </div>
        <div class="panel">
          <Skeleton rows={5} />
        </div>
        <div class="panel">
          <Skeleton rows={5} />
        </div>
      </div>
    </div>
  );
}
