import { MAX_EVENTS, type EventBatch } from '../../protocol/index.js';
import type { Act, Report, Sender } from './act.js';
import { Agenda } from './agenda.js';

/** What a collector receives in one request. */
export interface Delivery {
  /** ms since the epoch. */
  receivedAt: number;
  sender: Sender;
  reports: Report[];
}

/** The reports of acts in the order in which they are received, late ones and repeated ones in their place. */
export function* deliveries(acts: Iterable<Act>): Generator<Delivery> {
  const onTheWay = new Agenda<{ receivedAt: number; report: Report }>();
  let batch: Delivery | undefined;
  function* receive(until: number): Generator<Delivery> {
    while (onTheWay.nextAt <= until) {
      const next = onTheWay.take();
      if (!next) break;
      if (batch && goWith(batch, next)) {
        batch.reports.push(next.report);
        continue;
      }
      if (batch) yield batch;
      const { receivedAt, report } = next;
      batch = { receivedAt, sender: report.sender, reports: [report] };
    }
  }
  for (const { at, report } of acts) {
    yield* receive(at - 1);
    for (const receivedAt of report?.receivedAt ?? [])
      onTheWay.add(receivedAt, { receivedAt, report: report! });
  }
  yield* receive(Number.MAX_VALUE);
  if (batch) yield batch;
}

/** Pages send together what they could not send before. */
function goWith(
  { receivedAt, sender, reports }: Delivery,
  next: { receivedAt: number; report: Report },
): boolean {
  const [first] = reports;
  return (
    receivedAt === next.receivedAt &&
    sender === next.report.sender &&
    first?.clock.said === next.report.clock.said &&
    first.clock.aheadMs === next.report.clock.aheadMs &&
    reports.length < MAX_EVENTS
  );
}

/**
 * The body of a delivery, by the sender's clock. With `now`, that clock is the collector's own, and nothing is
 * to be corrected: how long a request takes then changes no figure.
 */
export function bodyOf(
  site: string,
  { receivedAt, sender, reports }: Delivery,
  clock: 'own' | 'now',
): EventBatch {
  const [first] = reports;
  const { aheadMs, said } = first?.clock ?? { aheadMs: 0, said: true };
  const ahead = said && clock === 'now' ? 0 : aheadMs;
  return {
    site,
    ...(said && clock === 'own' && { sent: receivedAt + ahead }),
    ...(sender.signal === 'script' && { signal: true }),
    events: reports.map(({ event, fault }) => ({
      ...event,
      at: event.at + ahead,
      // An event of a type that there is not.
      ...(fault === 'malformed' && ({ type: `${event.type}s` } as object)),
    })),
  };
}

/** The headers by which a collector knows a reader. */
export function headersOf({ sender }: Delivery): Record<string, string> {
  const { agent, language, signal } = sender;
  return {
    'user-agent': agent.header,
    'accept-language': language.header,
    ...(signal === 'gpc' && { 'sec-gpc': '1' }),
    ...(signal === 'dnt' && { dnt: '1' }),
  };
}
