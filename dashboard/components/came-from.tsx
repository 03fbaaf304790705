import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { ChosenReport } from '../use-report.js';
import { Breakdown } from './breakdown.js';
import { Sources } from './sources.js';

/** What it takes apart: to be among what a page asks for. */
export const CAME_FROM = [
  ...(['source', 'referrer', 'campaign'] as const),
  ...(['country', 'language', 'device', 'browser'] as const),
] as const;

/** Where landings came from, and who read, beside each other. */
export function CameFrom({
  chosen: { panel, series },
}: {
  chosen: Pick<ChosenReport<(typeof CAME_FROM)[number]>, 'panel' | 'series'>;
}): VNode {
  const { t } = useLocale();
  return (
    <>
      <div class="stack">
        <Sources
          tabs={[panel('source'), panel('referrer'), panel('campaign')]}
          arrivals={series.value?.totals.arrivals}
        />
      </div>
      <div class="stack">
        <Breakdown
          title={t.byReader.title}
          counted={t.counted.readers}
          testId="readers"
          tabs={[panel('country'), panel('language'), panel('device'), panel('browser')]}
        />
      </div>
    </>
  );
}
