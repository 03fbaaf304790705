import {
  DIMENSIONS,
  MAX_AGE_MS,
  MAX_GENERATION,
  type Dimension,
  type Figures,
  type Passage,
  type StatsRow,
} from '../../protocol/index.js';
import type { Act, Deed, Report, Sender, Share } from './act.js';
import { LocalClock, type LocalTime } from './local-clock.js';

/** Figures of the whole time, as a collector that follows the rules finds them. */
export interface FiguresTruth {
  totals: Figures;
  /** Rows by each dimension, in the order of their keys. */
  by: Record<Dimension, StatsRow[]>;
  leftOut: { reason: string; count: number }[];
  /** What was copied from each page, and how often somebody came by it. */
  passages: PassageRow[];
}

/** A passage of a page. */
export interface PassageRow {
  page: string;
  hash: string;
  words: string;
  shares: number;
  arrivals: number;
}

/** What a report comes to: counted, left out or refused, or nothing that a collector hears of. */
export type Verdict = { counted: boolean; reason: string | null };

const UNSURE_MS = 1_800_000;

/** What is remembered of a share that is on record. */
interface KnownShare {
  /** Whose it is, within its day. */
  day: string;
  reader: number | null;
  generation: number;
  /** Of the address bar: whether somebody came by it. */
  isShared: boolean;
}

type Figure = 'landings' | 'views' | 'shares' | 'arrivals' | 'unmatched' | 'conversions' | 'left_out';

class Row {
  readonly sums = {
    landings: 0,
    views: 0,
    shares: 0,
    arrivals: 0,
    unmatched: 0,
    conversions: 0,
    left_out: 0,
  };
  visitors = 0;
  title: string | undefined;
  /** A bit for each reader of the day who is among the visitors: a thousand rows of a hundred thousand readers. */
  #today: Uint32Array | undefined;

  visit(reader: number): void {
    const word = reader >>> 5;
    const bit = 1 << (reader & 31);
    let today = (this.#today ??= new Uint32Array(32));
    if (word >= today.length) {
      today = new Uint32Array(Math.max(2 * today.length, word + 1));
      today.set(this.#today);
      this.#today = today;
    }
    if ((today[word]! & bit) !== 0) return;
    today[word]! |= bit;
    this.visitors += 1;
  }

  endDay(): void {
    this.#today = undefined;
  }
}

/** Dimensions whose rows have no landings, views or conversions of their own, and those without shares and views. */
const OF_SHARES: ReadonlySet<string> = new Set(['channel', 'method', 'visibility', 'generation']);
const OF_LANDINGS: ReadonlySet<string> = new Set(['source', 'referrer', 'campaign']);

/** Channels that are a method of their own: tokens say how these were shared. */
const OF_ONE_METHOD: ReadonlySet<string> = new Set(['native', 'address-bar', 'qr']);

/** Channels that only the people in the conversation see, and those that everybody sees. */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['whatsapp', 'messenger', 'telegram', 'email', 'sms'],
  ...['viber', 'line', 'threema', 'teams'],
]);
const PUBLIC: ReadonlySet<string> = new Set(['facebook', 'x', 'linkedin', 'bluesky', 'mastodon', 'reddit']);

/**
 * What a collector must find in a world, by `docs/how-we-count.md`, worked out from what the world knows: which
 * share each landing came from, who sent it and when. It shares no code with what counts in a server, so that
 * the two can be held against each other. Acts are to be added in their order.
 */
export class RulesTruth {
  readonly #clock;
  readonly #rows = new Map<string, Map<string, Row>>([['total', new Map()]]);
  readonly #reasons = new Map<string, number>();
  readonly #known = new WeakMap<Share, KnownShare>();
  readonly #passages = new Map<string, PassageRow>();
  #day = '';
  /** Of this day: its readers by what they are known by, then of each by its number here. */
  readonly #readers = new Map<string, number>();
  /** By which links they came. */
  readonly #came = new Set<string>();
  /** Generation of the link by which they arrived last. */
  readonly #arrived = new Map<number, number>();
  readonly #seen = new Map<number, number>();

  /** `timezone`: the site's. */
  constructor(timezone: string) {
    this.#clock = new LocalClock(timezone);
  }

  add({ at, report, deed, next }: Act): Verdict {
    if (!report) return { counted: false, reason: null };
    const reason = refusalOf(report);
    if (reason !== null) return this.#refuse(report, reason);
    const time = this.#clock.read(at);
    if (time.day !== this.#day) this.#endDay(time.day);
    const reader = this.#readerOf(report.sender);
    const verdict = this.#hear(report, deed, { reader, time });
    // An address is shared once somebody else comes by it.
    if (next) this.#know(next, reader, time);
    return verdict;
  }

  #hear(report: Report, deed: Deed, { reader, time }: { reader: number | null; time: LocalTime }): Verdict {
    switch (report.event.type) {
      case 'landing':
        return this.#land(report, reader, time);
      case 'view':
        return this.#count(report, reader, time, report.event.title);
      case 'conversion':
        return this.#convert(report, time);
      case 'share':
        return deed.type === 'echo'
          ? this.#leaveOut(report, time, 'token-taken')
          : this.#share(report, reader, time);
    }
  }

  /** Everything that was added so far. */
  figures(): FiguresTruth {
    this.#endDay('');
    const by = {} as Record<Dimension, StatsRow[]>;
    for (const dimension of DIMENSIONS)
      by[dimension] = [...(this.#rows.get(dimension) ?? [])]
        .map(([key, row]) => ({
          key,
          ...(row.title !== undefined && { title: row.title }),
          ...figuresOf(dimension, row),
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    const leftOut = [...this.#reasons].map(([reason, count]) => ({ reason, count }));
    return {
      totals: figuresOf('total', this.#row('total', '')),
      by,
      leftOut: leftOut.sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      passages: [...this.#passages.values()],
    };
  }

  /** Readers are known for a day: with it go their keys, and what was known by them. */
  #endDay(next: string): void {
    this.#day = next;
    for (const rows of this.#rows.values()) {
      for (const row of rows.values()) row.endDay();
    }
    this.#readers.clear();
    this.#came.clear();
    this.#arrived.clear();
    this.#seen.clear();
  }

  /** A reader as a collector knows one, for a day; null where the browser asks not to be followed. */
  #readerOf({ place, agent, language, signal }: Sender): number | null {
    if (signal !== null) return null;
    const known = `${place.n} ${language.header} ${agent.header}`;
    let reader = this.#readers.get(known);
    if (reader === undefined) this.#readers.set(known, (reader = this.#readers.size));
    return reader;
  }

  #refuse({ receivedAt }: Report, reason: string): Verdict {
    for (const at of receivedAt) {
      this.#add('total', '', 'left_out');
      this.#add('day', this.#clock.read(at).day, 'left_out');
      this.#note(reason);
    }
    return { counted: false, reason };
  }

  #land(report: Report, reader: number | null, time: LocalTime): Verdict {
    const { sender, event, link, origin } = report;
    if (event.type !== 'landing') throw new TypeError('not a landing');
    const seenAt = reader === null ? undefined : this.#seen.get(reader);
    if (reader !== null) this.#seen.set(reader, event.at);
    const recent = seenAt !== undefined && event.at - seenAt <= UNSURE_MS;
    const source = link ? 'token' : (origin?.source ?? (recent ? 'unsure' : 'direct'));

    const places = this.#places(report, time);
    places.push(['source', source]);
    if (origin?.host !== undefined) places.push(['referrer', origin.host]);
    if (origin?.campaign !== undefined) places.push(['campaign', origin.campaign]);

    const known = link?.onRecord ? this.#known.get(link) : undefined;
    const generation = known?.generation ?? link?.generation ?? 0;
    const lineage = link ? this.#lineage(link, known !== undefined, generation) : [];

    const passage = reader !== null && link ? `${reader} ${link.token ?? ''}` : undefined;
    const own = known !== undefined && reader !== null && known.day === time.day && known.reader === reader;
    let reason: string | null = sender.agent.robot;
    if (link && reason === null) {
      if (event.nav === 'reload' || event.nav === 'restore') reason = event.nav;
      else if (event.nav === 'back_forward') reason = 'back-forward';
      else {
        const again = passage !== undefined && this.#came.has(passage);
        if (passage !== undefined) this.#came.add(passage);
        if (own) reason = 'self-or-household';
        else if (again) reason = 'repeat-or-household';
      }
    }
    if (reason !== null) {
      for (const [dimension, key] of [...places, ...lineage]) this.#add(dimension, key, 'left_out');
      this.#note(reason);
      return { counted: false, reason };
    }

    for (const [dimension, key] of places) this.#add(dimension, key, 'landings', reader);
    this.#nameAfter(report);
    if (!link) return { counted: true, reason: null };
    if (reader !== null) this.#arrived.set(reader, known ? generation : link.generation);
    for (const [dimension, key] of lineage) this.#arrive(dimension, key, known !== undefined, reader);
    if (known && link.passage) this.#passage(link.page.url, link.passage).arrivals += 1;
    if (link.channel === 'address-bar' && known && !known.isShared) {
      known.isShared = true;
      for (const [dimension, key] of lineage) this.#add(dimension, key, 'shares');
    }
    if (link.channel !== 'address-bar') {
      const shared = known ? link.page.url : pageOf(report);
      for (const [dimension, key] of places)
        this.#arrive(dimension, dimension === 'page' ? shared : key, known !== undefined);
    }
    return { counted: true, reason: null };
  }

  #share(report: Report, reader: number | null, time: LocalTime): Verdict {
    const share = report.declares;
    if (!share) throw new TypeError('no share');
    const generation = this.#know(share, reader, time);
    if (share.passage) this.#passage(pageOf(report), share.passage).shares += 1;
    for (const [dimension, key] of [...this.#lineage(share, true, generation), ...this.#places(report, time)])
      this.#add(dimension, key, 'shares');
    return { counted: true, reason: null };
  }

  /** Puts a share on record; answers its generation. */
  #know(share: Share, reader: number | null, { day }: LocalTime): number {
    const { parent } = share;
    // Of what is sent, the link in the address; else the reader's last arrival of that day.
    const before = parent
      ? ((parent.onRecord ? this.#known.get(parent)?.generation : undefined) ?? parent.generation)
      : reader === null
        ? undefined
        : this.#arrived.get(reader);
    const generation = Math.min((before ?? 0) + 1, MAX_GENERATION);
    if (share.token !== null) this.#known.set(share, { day, reader, generation, isShared: false });
    return generation;
  }

  #passage(page: string, { hash, words }: Passage): PassageRow {
    const name = `${page} ${hash}`;
    let row = this.#passages.get(name);
    if (!row) this.#passages.set(name, (row = { page, hash, words, shares: 0, arrivals: 0 }));
    return row;
  }

  #count(report: Report, reader: number | null, time: LocalTime, title: string | undefined): Verdict {
    if (reader !== null) this.#seen.set(reader, report.event.at);
    const { robot } = report.sender.agent;
    if (robot) return this.#leaveOut(report, time, robot);
    for (const [dimension, key] of this.#places(report, time)) this.#add(dimension, key, 'views', reader);
    if (title !== undefined) this.#nameAfter(report);
    return { counted: true, reason: null };
  }

  #convert(report: Report, time: LocalTime): Verdict {
    for (const [dimension, key] of this.#places(report, time)) this.#add(dimension, key, 'conversions');
    return { counted: true, reason: null };
  }

  #leaveOut(report: Report, time: LocalTime, reason: string): Verdict {
    for (const [dimension, key] of this.#places(report, time)) this.#add(dimension, key, 'left_out');
    this.#note(reason);
    return { counted: false, reason };
  }

  /** Where everything that is reported stands: the total, its page, time and reader. */
  #places(report: Report, time: LocalTime): [string, string][] {
    const { agent, language, country } = report.sender;
    return [
      ['total', ''],
      ['page', pageOf(report)],
      ['day', time.day],
      ['hour', time.hourName],
      ['country', country],
      ['device', agent.device ?? 'unknown'],
      ['browser', agent.browser ?? 'unknown'],
      ['language', language.language],
    ];
  }

  /** Where a share stands, and what came by it. The address bar is apart. */
  #lineage({ channel, method }: Share, known: boolean, generation: number): [string, string][] {
    const alone = OF_ONE_METHOD.has(channel) ? channel : 'unknown';
    const places: [string, string][] = [
      ['channel', channel],
      ['method', known ? method : alone],
    ];
    if (channel === 'address-bar') return places;
    return [
      ...places,
      ['visibility', PRIVATE.has(channel) ? 'private' : PUBLIC.has(channel) ? 'public' : 'unknown'],
      ['generation', String(generation)],
    ];
  }

  #arrive(dimension: string, key: string, matched: boolean, reader: number | null = null): void {
    this.#add(dimension, key, 'arrivals', reader);
    if (!matched) this.#add(dimension, key, 'unmatched');
  }

  #add(dimension: string, key: string, figure: Figure, reader: number | null = null): void {
    const row = this.#row(dimension, key);
    row.sums[figure] += 1;
    if (reader !== null) row.visit(reader);
  }

  #row(dimension: string, key: string): Row {
    let rows = this.#rows.get(dimension);
    if (!rows) this.#rows.set(dimension, (rows = new Map<string, Row>()));
    let row = rows.get(key);
    if (!row) rows.set(key, (row = new Row()));
    return row;
  }

  #nameAfter(report: Report): void {
    if ('title' in report.event && report.event.title !== undefined)
      this.#row('page', pageOf(report)).title = report.event.title;
  }

  #note(reason: string): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }
}

/** Why a report is not accepted; null where it is. */
function refusalOf({ fault, clock, receivedAt, event }: Report): string | null {
  if (fault === 'malformed') return fault;
  const [first = 0] = receivedAt;
  if (!clock.said && event.at + clock.aheadMs - first > MAX_AGE_MS) return 'from-the-future';
  if (first - event.at > MAX_AGE_MS) return 'too-old';
  return fault;
}

/** The page as it is counted. */
function pageOf({ event }: Report): string {
  return event.page.replace(/[?#].*/, '');
}

/** A row's figures; null where it cannot have one, and visitors where nobody who came can be told from others. */
function figuresOf(dimension: string, { sums, visitors }: Row): Figures {
  const { landings, views, shares, arrivals, unmatched, conversions, left_out } = sums;
  const ofShares = OF_SHARES.has(dimension);
  const ofLandings = OF_LANDINGS.has(dimension);
  const nobodyKnown = visitors === 0 && landings + views + arrivals > 0;
  return {
    landings: ofShares ? null : landings,
    views: ofShares || ofLandings ? null : views,
    shares: ofLandings ? null : shares,
    arrivals,
    unmatched,
    visitors: nobodyKnown ? null : visitors,
    previews: null,
    conversions: ofShares || ofLandings ? null : conversions,
    left_out,
  };
}
