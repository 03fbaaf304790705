import { once } from 'node:events';
import type { Log } from '../http/environment.js';
import type { Store } from '../store/port.js';
import { Delivery, type DeliveryParts } from './deliver.js';
import { planReports } from './plan-reports.js';
import { AlertWatch } from './watch-alerts.js';

/** How often what is due is sent, ms. */
export const SEND_EVERY_MS = 60_000;
/** How often alerts are looked for, ms. */
export const LOOK_EVERY_MS = 300_000;

const CLOSE_PATIENCE_MS = 3000;

/** Tells people and programs what happens, in its own time. */
export interface Teller {
  delivery: Delivery;
  /** Does what is due by the clock; what is still under way from before is not begun again. */
  tick(): Promise<void>;
  /**
   * Begins nothing any more and waits a moment for what is under way. What takes longer is as if it had been
   * cut off: it is on record, and sent again under the same id after the next start.
   */
  close(): Promise<void>;
}

/** Makes a teller; nothing happens before `tick`. */
export function createTeller(parts: DeliveryParts & { store: Store }): Teller {
  const { store, telling, mailer, publicUrl, log, now } = parts;
  const mail = mailer !== undefined;
  const delivery = new Delivery(parts);
  const watch = new AlertWatch(store, telling, { publicUrl, mail });
  let closed = false;
  let lookedAt = -Infinity;

  const send = alone(
    log,
    () => closed,
    async () => {
      await planReports(store, telling, { now: now(), mail });
      await delivery.sendDue();
    },
  );
  const look = alone(
    log,
    () => closed,
    async () => {
      // Apart from sending: reading may take long, and mail may wait.
      await watch.look(now());
      await send();
    },
  );

  return {
    delivery,
    async tick() {
      if (closed) return;
      // A clock that is set back must not stop the looking.
      const due = now() - lookedAt >= LOOK_EVERY_MS || now() < lookedAt;
      if (due) lookedAt = now();
      await Promise.all([send(), due ? look() : undefined]);
    },
    async close() {
      closed = true;
      delivery.stop();
      const patience = AbortSignal.timeout(CLOSE_PATIENCE_MS);
      await Promise.race([Promise.all([send.done(), look.done()]), once(patience, 'abort')]);
    },
  };
}

interface Alone {
  (): Promise<void>;
  /** Ends with what is under way. */
  done(): Promise<void>;
}

/** Runs `work` one at a time; who asks meanwhile waits for the one that runs. Failures are logged. */
function alone(log: Log, isClosed: () => boolean, work: () => Promise<void>): Alone {
  let running: Promise<void> | undefined;
  const start = () =>
    (running ??= work()
      .catch((error: unknown) => {
        if (!isClosed()) log.error({ err: error }, 'telling failed');
      })
      .finally(() => (running = undefined)));
  return Object.assign(start, { done: () => running ?? Promise.resolve() });
}
