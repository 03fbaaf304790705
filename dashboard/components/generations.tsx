import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { byNumber } from '../rows.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';

/** How far shares were passed on. */
export function Generations({ report: { generation } }: { report: Report }): VNode {
  const { t } = useLocale();
  const { first, second, later } = t.generations;
  return (
    <Panel title={t.byGeneration.title} counted={t.counted.generations} testId="generations">
      <LoopTable
        caption={t.byGeneration.caption}
        head={t.byGeneration.head}
        rows={byNumber(generation.rows)}
        label={({ key }) => (
          <>
            {key} <small>{key === '1' ? first : key === '2' ? second : later}</small>
          </>
        )}
      />
    </Panel>
  );
}
