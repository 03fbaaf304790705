import type { VNode } from 'preact';
import { fill, nameOf } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { splitAddressBar, visibilityOf } from '../rows.js';
import { LoopTable } from './loop-table.js';
import { Panel } from './panel.js';

/** Where shares went, and what came back from there. */
export function Channels({ report: { channel } }: { report: Report }): VNode {
  const { t, number } = useLocale();
  const { declared, addressBar } = splitAddressBar(channel.rows);
  return (
    <Panel title={t.byChannel.title} counted={t.counted.channels} testId="channels">
      <LoopTable
        caption={t.byChannel.caption}
        head={t.byChannel.head}
        rows={declared}
        totals={channel.totals}
        label={({ key }) => (
          <>
            {nameOf(t.channels, key)} <small>{t.visibility[visibilityOf(key)]}</small>
          </>
        )}
      />
      {addressBar?.arrivals ? (
        <p class="quiet">{fill(t.addressBar, { n: number(addressBar.arrivals) })}</p>
      ) : null}
    </Panel>
  );
}
