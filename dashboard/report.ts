import type { LeftOutAnswer, StatsAnswer } from '../protocol/index.js';
import type { SiteInfo } from './site-context.js';

/** What the first lines of the page are about: a site's figures of the days that were chosen. */
export interface Report {
  site: SiteInfo;
  day: StatsAnswer;
  leftOut: LeftOutAnswer;
}
