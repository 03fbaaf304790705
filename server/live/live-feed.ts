import { createHash } from 'node:crypto';
import type { LiveCount, LiveItem, LiveMessage, LivePage } from '../../protocol/index.js';
import type { Lately, Store } from '../store/port.js';

/** Minutes that are counted; what is told is of the longest. */
const MINUTES = [5, 30] as const;

/** Shares and arrivals that are told at once, to who comes back after a break too: more than anybody reads. */
const TOLD = 200;

/** Pages that are told. */
const PAGES = 10;

/** Of how many it is remembered that they were told. */
const REMEMBERED = 1000;

const LONGEST_MS = Math.max(...MINUTES) * 60_000;

/** What is seldom asked: a site is read this often at most, and at least. */
const DEFAULTS = { soonestMs: 1000, latestMs: 15_000 };

/** What a site's watchers have in common while there are any. */
interface Room {
  site: string;
  watchers: Set<Watcher>;
  /** Numbers of what was told, by id. */
  told: Map<string, number>;
  last: number;
  at: number;
  /** What was read last, latest first, each with its number. */
  items: { n: number; item: LiveItem }[];
  counts: LiveCount[];
  pages: LivePage[];
  /** Of the time after this all is among the items, ms since the epoch. */
  wholeFrom: number;
  readAt: number;
  /** Set while a reading is due or under way. */
  timer: NodeJS.Timeout | undefined;
  reading: boolean;
  /** How often something was added. */
  touches: number;
}

/** What a watcher is told next. */
export interface Told {
  event: 'all' | 'more' | 'still';
  message: LiveMessage;
}

/** Somebody who watches a site: takes what is new whenever they are ready for it, so that nothing piles up. */
class Watcher {
  readonly #room: Room;
  readonly #leave: (watcher: Watcher) => void;
  #seen: number | undefined;
  #toldAt: number | undefined;
  #news = false;
  #wake: (() => void) | undefined;
  #over = false;

  constructor(room: Room, leave: (watcher: Watcher) => void, toldAt: number | undefined) {
    this.#room = room;
    this.#leave = leave;
    this.#toldAt = toldAt;
  }

  /** What is new, as soon as there is any; undefined once it is over. */
  async next(): Promise<Told | undefined> {
    while (!this.#news && !this.#over) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#over) return;
    this.#news = false;
    const seen = this.#seen;
    const { at, counts, pages, last, wholeFrom } = this.#room;
    const from = this.#toldAt;
    this.#seen = last;
    this.#toldAt = at;
    const items = this.#room.items.flatMap(({ n, item }) => (seen === undefined || n > seen ? item : []));
    const event = seen === undefined ? 'all' : items.length > 0 ? 'more' : 'still';
    const missed = from !== undefined && from < wholeFrom ? { from, to: wholeFrom } : null;
    return { event, message: { at, items, counts, pages, missed } };
  }

  /** Something was read. */
  notify(): void {
    this.#news = true;
    this.#wake?.();
  }

  /** Watches no more; whoever waits for news is told so. */
  stop(): void {
    this.#over = true;
    this.#leave(this);
    this.#wake?.();
  }
}
export type { Watcher };

/**
 * Tells those who watch a site what is shared there and comes back. It reads what is on record, soon after
 * something was added and every few seconds besides, once for all who watch; nobody watching costs nothing.
 */
export class LiveFeed {
  readonly #rooms = new Map<string, Room>();
  readonly #store;
  readonly #now;
  readonly #soonestMs;
  readonly #latestMs;

  /** `now`: the clock of the events. `soonestMs`, `latestMs`: between two readings of a site. */
  constructor(
    { store, now }: { store: Pick<Store, 'lately'>; now: () => number },
    { soonestMs, latestMs } = DEFAULTS,
  ) {
    this.#store = store;
    this.#now = now;
    this.#soonestMs = soonestMs;
    this.#latestMs = latestMs;
  }

  /** How many watch. */
  get watching(): number {
    let count = 0;
    for (const { watchers } of this.#rooms.values()) count += watchers.size;
    return count;
  }

  /** To be called when events of a site are on record. */
  touch(site: string): void {
    const room = this.#rooms.get(site);
    if (!room) return;
    room.touches += 1;
    this.#readIn(room, room.readAt + this.#soonestMs - performance.now());
  }

  /**
   * Begins to watch a site. `toldAt`: the time of the last message that whoever comes back was told, ms since the
   * epoch, so that they hear what they missed.
   */
  watch(site: string, toldAt?: number): Watcher {
    let room = this.#rooms.get(site);
    if (!room) this.#rooms.set(site, (room = makeRoom(site)));
    const entered = room;
    const leave = () => {
      entered.watchers.delete(watcher);
      if (entered.watchers.size > 0) return;
      clearTimeout(entered.timer);
      if (this.#rooms.get(site) === entered) this.#rooms.delete(site);
    };
    const watcher = new Watcher(entered, leave, toldAt);
    entered.watchers.add(watcher);
    this.#readIn(entered, 0);
    return watcher;
  }

  /** Ends all watching. */
  close(): void {
    for (const { watchers } of [...this.#rooms.values()]) for (const watcher of [...watchers]) watcher.stop();
  }

  #readIn(room: Room, waitMs: number): void {
    if (room.reading) return;
    clearTimeout(room.timer);
    room.timer = setTimeout(() => void this.#read(room), Math.max(0, waitMs));
    room.timer.unref();
  }

  async #read(room: Room): Promise<void> {
    room.reading = true;
    const { touches } = room;
    try {
      const until = this.#now();
      const read = await this.#store.lately({
        site: room.site,
        until,
        minutes: MINUTES,
        limit: TOLD,
        pages: PAGES,
      });
      take(room, { until, ...read });
      for (const watcher of room.watchers) watcher.notify();
    } catch {
      // What cannot be read now is read next time; the silence tells.
    }
    room.reading = false;
    room.readAt = performance.now();
    if (room.watchers.size > 0) this.#readIn(room, room.touches > touches ? this.#soonestMs : this.#latestMs);
  }
}

function makeRoom(site: string): Room {
  return {
    site,
    watchers: new Set(),
    told: new Map(),
    last: 0,
    at: 0,
    items: [],
    counts: [],
    pages: [],
    wholeFrom: 0,
    readAt: 0,
    timer: undefined,
    reading: false,
    touches: 0,
  };
}

/** Takes over what was read: what was told before keeps its number, what is new gets the next ones. */
function take(
  room: Room,
  { until, items, counts, pages }: { until: number } & Awaited<ReturnType<Store['lately']>>,
): void {
  const numbered = [...items].reverse().map((read) => {
    let n = room.told.get(read.id);
    if (n === undefined) room.told.set(read.id, (n = room.last += 1));
    return { n, item: itemOf(room.site, read) };
  });
  for (const id of room.told.keys()) {
    if (room.told.size <= REMEMBERED) break;
    room.told.delete(id);
  }
  room.at = until;
  room.items = numbered.reverse();
  room.counts = counts;
  room.pages = pages;
  room.wholeFrom = Math.max(until - LONGEST_MS, items.length < TOLD ? 0 : (items.at(-1)?.at ?? 0));
}

/** Told by a name that only who has the event could make up, and that stays when the collector starts anew. */
function itemOf(site: string, { id, ...item }: Lately): LiveItem {
  const hash = createHash('sha256').update(`${site}\n${id}`).digest('base64url');
  return { id: hash.slice(0, 12), ...item };
}
