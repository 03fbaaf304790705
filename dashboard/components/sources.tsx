import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { Amount } from './amount.js';
import { Breakdown, type Tab } from './breakdown.js';
import { Counted } from './counted.js';

/** Where landings came from, with what is known to be shared and what came directly in one view. */
export function Sources({ tabs, arrivals }: { tabs: Tab[]; arrivals: number | null | undefined }): VNode {
  const { t } = useLocale();
  const rows = tabs[0]?.answer.value?.rows;
  const direct = rows?.find(({ key }) => key === 'direct')?.landings ?? 0;
  const beside = rows && arrivals !== undefined && (
    <dl class="side-by-side">
      <div class="arrivals">
        <dt>
          {t.beside.arrivals} <Counted what={t.beside.arrivals} text={t.counted.arrivals} />
        </dt>
        <dd class="value">
          <Amount value={arrivals} />
        </dd>
        <dd class="beside">{t.beside.arrivalsText}</dd>
      </div>
      <div class="direct">
        <dt>
          {t.beside.direct} <Counted what={t.beside.direct} text={t.counted.direct} />
        </dt>
        <dd class="value">
          <Amount value={direct} />
        </dd>
        <dd class="beside">{t.beside.directText}</dd>
      </div>
    </dl>
  );
  return (
    <Breakdown
      title={t.bySource.title}
      counted={t.counted.sources}
      testId="sources"
      tabs={tabs}
      above={beside || null}
    />
  );
}
