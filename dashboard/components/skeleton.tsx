import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';

/** The shape of what is on its way; `rows`: of a panel, instead of a page. */
export function Skeleton({ rows }: { rows?: number }): VNode {
  const { t } = useLocale();
  if (rows !== undefined)
    return (
      <div class="skeleton" aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <span key={index} />
        ))}
      </div>
    );
  return (
    <div class="awaited">
      <h1 class="hidden">Luciole</h1>
      <p class="hidden">{t.loading}</p>
      <div class="skeleton figures" aria-hidden="true">
        {Array.from({ length: 6 }, (_, index) => (
          <span key={index} />
        ))}
      </div>
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
