import { parseToken } from '../../protocol/index.js';
import type { Moment } from './marks.js';
import type { Breakdown } from './tally.js';
import { localDay } from './time.js';

/** A question as it is asked of an engine. */
export interface Asked extends Pick<Breakdown, 'by' | 'from' | 'to'> {
  filters?: Breakdown['filters'];
  timezone?: string;
  cohort?: 'share';
}

/** The question in its plain form: a day that is filtered by is the only one asked for. */
export function breakdownOf(asked: Asked, siteTimezone: string): Breakdown {
  const { day, ...filters } = asked.filters ?? {};
  const { timezone = siteTimezone } = asked;
  return {
    by: asked.by,
    filters,
    from: day !== undefined && day > asked.from ? day : asked.from,
    to: day !== undefined && day < asked.to ? day : asked.to,
    timezone: timezone === siteTimezone ? null : timezone,
    siteTimezone,
    cohort: asked.cohort === 'share',
  };
}

/** When the share of an arrival was, as its token says: for those whose share is not on record. */
export function mintedMoment(token: string, siteTimezone: string): Moment | undefined {
  const at = parseToken(token, Infinity)?.mintedAt;
  return at === undefined ? undefined : { at, day: localDay(at, siteTimezone) };
}
