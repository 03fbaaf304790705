import type { Database } from 'better-sqlite3';
import type { LiveCount, LivePage } from '../../../protocol/index.js';
import type { Lately, LatelyQuery } from '../port.js';
import { IS_APART, IS_MATCHED, IS_SHARING, unpackCame } from './packing.js';

const MINUTE_MS = 60_000;

interface Row extends Omit<Lately, 'type' | 'channel' | 'generation' | 'country'> {
  type: number;
  came: number;
  client: string | null;
}

interface Stretch {
  site: number;
  after: number;
  until: number;
}

/** Answers what was shared and came back in the last minutes. */
export class LatelyReading {
  readonly #rows;
  readonly #counts;
  readonly #pages;

  constructor(db: Database) {
    const text = (column: string) => `(select text from string where id = ${column})`;
    const passing = `from event indexed by event_by_sharing
       where ${IS_SHARING} and site = @site and at > @after and at <= @until`;
    this.#rows = db.prepare<[Stretch & { limit: number }], Row>(
      `select id, type, at, came, ${text('ifnull(counted_page, page)')} as page,
         (select text from title join string on string.id = title.title
          where title.site = event.site and title.page = ifnull(counted_page, event.page)) as title,
         ${text('client')} as client
       ${passing} and (type = 0 or not ${IS_APART} or ${IS_MATCHED})
       order by at desc, id desc limit @limit`,
    );
    this.#counts = db.prepare<[Stretch], { type: number; count: number }>(
      `select type, count(*) as count ${passing} and not ${IS_APART} group by type`,
    );
    this.#pages = db.prepare<[Stretch & { limit: number }], LivePage>(
      `select ${text('place')} as page,
         (select text from title join string on string.id = title.title
          where title.site = @site and title.page = place) as title,
         shares, arrivals
       from (select ifnull(counted_page, page) as place, sum(type = 2) as shares, sum(type = 0) as arrivals
         ${passing} and not ${IS_APART} group by place)
       order by shares + arrivals desc, ${text('place')} limit @limit`,
    );
  }

  lately(site: number, { until, minutes, limit, pages: most }: Omit<LatelyQuery, 'site'>) {
    const stretch = (count: number) => ({ site, after: until - count * MINUTE_MS, until });
    const whole = stretch(Math.max(...minutes));
    const items = this.#rows.all({ ...whole, limit }).map(itemOf);
    const pages = this.#pages.all({ ...whole, limit: most });
    const counts = minutes.map((count): LiveCount => {
      const byType = new Map(this.#counts.all(stretch(count)).map((row) => [row.type, row.count]));
      return { minutes: count, shares: byType.get(2) ?? 0, arrivals: byType.get(0) ?? 0 };
    });
    return { items, counts, pages };
  }
}

function itemOf({ id, type, at, came, page, title, client }: Row): Lately {
  const [, , , country = null] = client === null ? [] : (JSON.parse(client) as (string | null)[]);
  const { channel, generation } = unpackCame(came);
  return {
    id,
    type: type === 2 ? 'share' : 'arrival',
    at,
    page,
    title,
    // What is shared, or came by a share, has both.
    channel: channel!,
    generation: generation!,
    country,
  };
}
