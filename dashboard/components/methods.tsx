import type { VNode } from 'preact';
import { nameOf } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { splitAddressBar } from '../rows.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';

/** How shares were made. */
export function Methods({ report: { method } }: { report: Report }): VNode {
  const { t } = useLocale();
  return (
    <Panel title={t.byMethod.title} counted={t.counted.methods} testId="methods">
      <LoopTable
        caption={t.byMethod.caption}
        head={t.byMethod.head}
        rows={splitAddressBar(method.rows).declared}
        label={({ key }) => nameOf(t.methods, key)}
      />
    </Panel>
  );
}
