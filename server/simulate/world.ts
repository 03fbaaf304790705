import {
  codeOfChannel,
  MAX_AGE_MS,
  MAX_GENERATION,
  toBase62,
  TOKEN_EPOCH,
  type Channel,
  type LandingEvent,
  type Nav,
  type Passage,
  type ViewEvent,
  type WireEvent,
} from '../../protocol/index.js';
import type { Act, Deed, Opening, Origin, Page, Report, Sender, Share } from './act.js';
import { Agenda } from './agenda.js';
import { PREVIEWER, PRETENDER, ROBOTS } from './browsers.js';
import { LocalClock } from './local-clock.js';
import { Population, type Person } from './population.js';
import { BY_COMPUTER, BY_PHONE, IN_PUBLIC, ORIGINS, PUBLIC_CHANNELS } from './habits.js';
import { bustle, Publication, type Headline } from './publication.js';
import { Lot, Random } from './random.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a world is made from; the same options make the same world. */
export interface WorldOptions {
  seed: number;
  /** When it begins and ends, ms since the epoch; not before 2026, when tokens began. */
  from: number;
  to: number;
  /** After this nothing is seen any more: the world goes on, but nobody has got there yet. `to`, where missing. */
  until?: number | undefined;
  /** IANA zone by whose clocks its readers live. */
  timezone: string;
  /** Origin of the publication. */
  origin: string;
  readers: number;
  /** How many events are reported, about. */
  events: number;
  /** Its pages, in the order of their appeal; some are made up where there are none. */
  headlines?: readonly Headline[] | undefined;
  /** How many of a page's readers pass it on. */
  shareRate?: number | undefined;
  /** How many pages a visitor reads after the first. */
  views?: number | undefined;
  /** In how many of the views the page puts a token of its own into its address. */
  addressBar?: number | undefined;
  /** How fast life goes in it: at 24, a day's life takes an hour. */
  speed?: number | undefined;
}

/** Somebody, or something, that reads. */
interface Visit {
  person: Person | null;
  sender: Sender;
  page: Page;
  view: string;
  /** The link by which the page was reached, as far as its address said it. */
  link: Share | null;
  /** What the page has put into its address in its place. */
  next: Share | null;
  /** The page before. */
  before: Pick<Visit, 'page' | 'view' | 'link' | 'next'> | null;
  /** Offline until then; 0 where not. */
  reachesAt: number;
}

/** What a report of a landing or a share is about. */
type About = Partial<Pick<Report, 'link' | 'declares' | 'origin'>>;

const SHARE_RATE = 0.03;
const VIEWS = 0.9;
const ADDRESS_BAR = 0.05;

/** The weight of what is supposed of a visit against what was seen of visits, in visits. */
const SUPPOSED = 200;

/**
 * A publication's life: readers come and go, share and come back, together with what a collector hears of it.
 * Gives everything that happens in the order of its time, and of its ids. Without clock, files or network, and
 * never the same memory twice: a world of many millions of events is no larger than what is still to come.
 */
export function simulate(options: WorldOptions): Generator<Act> {
  return new World(options).acts();
}

class World {
  readonly #options;
  readonly #until;
  readonly #speed;
  readonly #shareRate;
  readonly #views;
  readonly #addressBar;
  readonly #random;
  readonly #clock;
  readonly #population;
  readonly #publication;
  readonly #robots = new Lot(ROBOTS, ({ weight }) => weight);
  readonly #agenda = new Agenda<() => void>();
  readonly #tag: string;
  /** The time of its life: what happens is dated by `#at`. */
  #now = 0;
  #ids = 0;
  #acts: Act[] = [];
  #reported = 0;
  #visits = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#until = options.until ?? options.to;
    this.#speed = options.speed ?? 1;
    this.#shareRate = options.shareRate ?? SHARE_RATE;
    this.#views = options.views ?? VIEWS;
    this.#addressBar = options.addressBar ?? ADDRESS_BAR;
    this.#random = new Random(options.seed);
    this.#tag = this.#random.base62(3);
    this.#clock = new LocalClock(options.timezone);
    this.#population = new Population(options.readers, this.#random);
    const to = options.from + (options.to - options.from) * this.#speed;
    this.#publication = new Publication({ ...options, to }, this.#random);
    this.#planHours(to);
  }

  *acts(): Generator<Act> {
    while (this.#dated(this.#agenda.nextAt) <= this.#until) {
      this.#now = this.#agenda.nextAt;
      this.#agenda.take()?.();
      yield* this.#acts;
      this.#acts = [];
    }
  }

  /** A time of its life by the calendar, ms since the epoch. */
  #dated(time: number): number {
    const { from } = this.#options;
    return from + Math.round((time - from) / this.#speed);
  }

  get #at(): number {
    return this.#dated(this.#now);
  }

  #in(ms: number, act: () => void): void {
    this.#agenda.add(this.#now + ms, act);
  }

  #id(): string {
    this.#ids += 1;
    // As the widget makes them: first, when; then what no other has.
    return this.#at.toString(36) + toBase62(this.#ids, 6) + this.#tag;
  }

  /** Spreads the visits over the hours, so many that in the end there are about as many events as asked for. */
  #planHours(to: number): void {
    const { events } = this.#options;
    const hours: { at: number; lengthMs: number; bustle: number }[] = [];
    for (let at = this.#options.from; at < to; at += HOUR) {
      const lengthMs = Math.min(HOUR, to - at);
      const share = lengthMs / HOUR;
      hours.push({ at, lengthMs, bustle: share * bustle(this.#clock.read(at)) * this.#publication.pull(at) });
    }
    let left = hours.reduce((sum, hour) => sum + hour.bustle, 0);
    const supposed = (1 + this.#views) * (1 + 2 * this.#shareRate);
    for (const hour of hours) {
      this.#agenda.add(hour.at, () => {
        const perVisit = (this.#reported + supposed * SUPPOSED) / (this.#visits + SUPPOSED);
        const wanted = (Math.max(0, events - this.#reported) * (hour.bustle / left)) / perVisit;
        left -= hour.bustle;
        const visits = this.#random.times(wanted);
        this.#visits += visits;
        for (let n = 0; n < visits; n += 1)
          this.#in(this.#random.fraction() * hour.lengthMs, () => {
            this.#come();
          });
      });
    }
  }

  #happen(deed: Deed, report: Report | null = null, next: Share | null = null): void {
    this.#acts.push({ at: this.#at, deed, report, next });
  }

  /** Somebody comes by no shared link. */
  #come(): void {
    const kind = this.#random.fraction();
    const page = this.#publication.draw(this.#now);
    if (kind < 0.012) {
      this.#crawl(page);
      return;
    }
    const person = this.#population.anyone();
    const visit = this.#visitOf(person, page, this.#senderOf(person));
    const { origin } = ORIGINS.draw(this.#random);
    const nav = origin?.source === 'search' && this.#random.chance(0.03) ? 'prerender' : undefined;
    this.#happen({ type: 'visit' }, this.#land(visit, { nav, origin }), visit.next);
    this.#read(visit);
  }

  #crawl(page: Page): void {
    const visit = this.#visitOf(null, page, this.#population.program(this.#robots.draw(this.#random)));
    this.#happen({ type: 'visit' }, this.#land(visit));
    if (this.#random.chance(0.5))
      this.#in(5 * SECOND, () => {
        this.#turnTo(visit, this.#publication.draw(this.#now));
      });
  }

  #senderOf(person: Person): Sender {
    return this.#population.sender(person, this.#clock.read(this.#now));
  }

  #visitOf(person: Person | null, page: Page, sender: Sender, link: Share | null = null): Visit {
    const luck = this.#random.fraction();
    const offlineMs =
      luck < 0.015
        ? this.#random.between(MINUTE, 20 * HOUR)
        : luck < 0.02
          ? this.#random.between(26 * HOUR, 40 * HOUR)
          : 0;
    const reachesAt = person && offlineMs > 0 ? this.#dated(this.#now + offlineMs) : 0;
    return { person, sender, page, view: this.#id(), link, next: null, before: null, reachesAt };
  }

  /** What a collector hears of a landing. */
  #land(
    visit: Visit,
    { nav, origin = null }: { nav?: Nav | undefined; origin?: Origin | null } = {},
  ): Report | null {
    const { page, link } = visit;
    // Most pages name their canonical address; some are reported as they were reached.
    const untidy = this.#random.chance(0.04) ? '?utm_source=letter&fbclid=IwAR0x9#comments' : '';
    const event: LandingEvent = { type: 'landing', ...this.#base(visit), title: this.#title(page) };
    event.page += untidy;
    if (link?.token) event.token = link.token;
    if (origin?.referrer !== undefined) event.referrer = origin.referrer;
    if (origin?.utm) event.utm = origin.utm;
    if (nav) event.nav = nav;
    return this.#report(visit, event, { link, origin });
  }

  /** Tells of a page view, whose page may put a token of its own into its address. */
  #report(visit: Visit, event: LandingEvent | ViewEvent, about?: About): Report | null {
    const next = (visit.next = this.#mark(visit, event.nav));
    if (next?.token) event.next = next.token;
    const report = this.#tell(visit, event, about);
    if (next) next.onRecord = report !== null && isTaken(report);
    return report;
  }

  #mark({ person, sender, page, link }: Visit, nav: Nav | undefined): Share | null {
    const random = this.#random;
    if (!person || person.blocks === 'script' || sender.signal || !random.chance(this.#addressBar))
      return null;
    // Who comes back by the token that their own address had was brought by nobody.
    const own = link?.channel === 'address-bar' && nav !== undefined && nav !== 'prerender';
    const parent = own ? null : link;
    const generation = nextOf(parent);
    const share: Share = {
      token: this.#mint('address-bar', generation, this.#at + person.clockAheadMs),
      ...BY_ADDRESS,
      generation,
      parent,
      sharer: person,
      page,
      onRecord: false,
    };
    if (random.chance(0.06))
      this.#in(random.between(HOUR, 4 * DAY), () => {
        this.#open(person, share, 'kept');
      });
    return share;
  }

  #base(visit: Visit) {
    return { id: this.#id(), view: visit.view, page: visit.page.url, at: this.#at };
  }

  #title({ titles, publishedAt }: Page): string {
    return titles[this.#now - publishedAt < 1.5 * DAY ? 0 : 1];
  }

  #look(visit: Visit, nav?: Nav): void {
    const title = this.#title(visit.page);
    const event: ViewEvent = { type: 'view', ...this.#base(visit), title, ...(nav && { nav }) };
    this.#happen({ type: 'view' }, this.#report(visit, event), visit.next);
  }

  /** A page has been reached: what comes of it. */
  #read(visit: Visit): void {
    const random = this.#random;
    const dwellMs = 15 * SECOND + random.wait(70 * SECOND);
    const keenness = (visit.link ? 1.4 : 1) * visit.page.virality;
    if (random.chance(Math.min(0.5, this.#shareRate * keenness)))
      this.#in(random.fraction() * dwellMs, () => {
        this.#share(visit);
      });
    this.#in(dwellMs, () => {
      if (random.chance(this.#views / (1 + this.#views))) {
        this.#turnTo(visit, this.#publication.draw(this.#now));
        this.#read(visit);
      } else this.#leave(visit);
    });
  }

  #turnTo(visit: Visit, page: Page): void {
    const { page: before, view, link, next } = visit;
    visit.before = { page: before, view, link, next };
    // A click inside leads to an address without the token.
    Object.assign(visit, { page, view: this.#id(), link: null, next: null });
    this.#look(visit);
  }

  /** What some do at the end of a visit. */
  #leave(visit: Visit): void {
    const kind = this.#random.fraction();
    const { person, before } = visit;
    if (!person) return;
    if (kind < 0.006) this.#convert(visit);
    else if (kind < 0.035) {
      Object.assign(visit, { view: this.#id(), link: addressOf(visit) });
      if (visit.link) this.#reachAgain(visit, 'reload');
      else this.#look(visit, 'reload');
    } else if (kind < 0.075 && before) {
      const restored = kind < 0.055;
      // What the browser brings back from memory reports only the token it has.
      if (restored && (!before.link || visit.sender.signal)) return;
      const anew = !restored && { view: this.#id(), link: addressOf(before) };
      Object.assign(visit, before, { before: null, ...anew });
      if (visit.link) this.#reachAgain(visit, restored ? 'restore' : 'back_forward');
      else this.#look(visit, 'back_forward');
    } else if (kind < 0.11)
      this.#in(this.#random.between(3 * MINUTE, 40 * MINUTE), () => {
        const back = this.#visitOf(person, this.#publication.draw(this.#now), visit.sender);
        this.#happen({ type: 'visit' }, this.#land(back), back.next);
      });
  }

  #reachAgain(visit: Visit, nav: Nav): void {
    const { link, person, sender } = visit;
    if (!link) return;
    this.#happen(
      { type: 'opening', share: link, by: 'reached-again', person, sender },
      this.#land(visit, { nav }),
      visit.next,
    );
  }

  #convert(visit: Visit): void {
    const random = this.#random;
    const goal = random.chance(0.7) ? 'newsletter' : 'subscription';
    const paid = goal === 'subscription' && { value: random.one([5, 49]), currency: 'EUR' };
    const event: WireEvent = { type: 'conversion', ...this.#base(visit), goal, ...paid };
    this.#happen({ type: 'conversion' }, this.#tell(visit, event));
  }

  /** Somebody passes on the page they read. */
  #share(visit: Visit): void {
    const { person, sender, page } = visit;
    if (!person) return;
    const random = this.#random;
    if (person.blocks === 'script' || random.chance(0.1)) {
      // The address as it stands, by hand: nobody is told. Whoever came by a link passes the same one on.
      const plain: Share = { token: null, ...PLAIN, sharer: person, page };
      const address = addressOf(visit) ?? plain;
      this.#happen({ type: 'sharing', share: address, person, sender, sent: true });
      this.#spread(address, visit);
      return;
    }
    const { channel, method } = (sender.agent.device === 'desktop' ? BY_COMPUTER : BY_PHONE).draw(random);
    const link = visit.next ? visit.next.parent : visit.link;
    const generation = nextOf(link);
    const passage = method === 'copy-text' ? this.#passageOf(page) : null;
    const token = sender.signal ? null : this.#mint(channel, generation, this.#at + person.clockAheadMs);
    const share: Share = {
      token,
      channel,
      method,
      generation,
      parent: link,
      sharer: person,
      page,
      passage,
      onRecord: false,
    };
    const event: WireEvent = { type: 'share', ...this.#base(visit), channel, method };
    if (passage) event.passage = passage;
    if (token) event.token = token;
    if (link?.token) event.parent = link.token;
    const report = this.#tell(visit, event, { declares: share });
    share.onRecord = report !== null && isTaken(report);
    const sent = random.chance(0.9);
    this.#happen({ type: 'sharing', share, person, sender, sent }, report);

    if (random.chance(0.012) && share.onRecord && token)
      // A duplicated tab declares the same token as a view of its own.
      this.#in(random.between(5 * SECOND, MINUTE), () => {
        const copy = { ...visit, view: this.#id(), reachesAt: 0 };
        this.#happen({ type: 'echo' }, this.#tell(copy, { ...event, ...this.#base(copy), page: page.url }));
      });
    if (random.chance(0.08))
      this.#in(random.between(15 * SECOND, 2 * MINUTE), () => {
        this.#open(person, share, 'own', sender);
      });
    if (random.chance(0.07)) {
      const nextDay = random.chance(0.4);
      this.#in(nextDay ? random.between(14 * HOUR, 30 * HOUR) : random.between(HOUR, 6 * HOUR), () => {
        this.#open(person, share, 'own');
      });
    }
    if (sent) this.#spread(share, visit);
  }

  /** A passage to quote: the first far more often than the last. */
  #passageOf({ passages }: Page): Passage | null {
    return passages[Math.floor(passages.length * this.#random.fraction() * this.#random.fraction())] ?? null;
  }

  #mint(channel: Channel, generation: number, at: number): string {
    const minute = Math.floor((at - TOKEN_EPOCH) / MINUTE);
    return toBase62(minute, 4) + this.#random.base62(8) + codeOfChannel(channel) + toBase62(generation, 1);
  }

  /** A link reaches those to whom it was sent, or lies open to all. */
  #spread(share: Share, { person, sender }: Visit): void {
    if (!person) return;
    const random = this.#random;
    const { channel } = share;
    const place = PUBLIC_CHANNELS.get(channel);
    const inPublic =
      place !== undefined || ((channel === 'copy' || channel === 'native') && random.chance(0.1));
    const group = !inPublic && random.chance(0.35);
    // Most of what is posted where somebody is followed by few is read by nobody.
    const readers =
      place !== undefined
        ? random.times(2)
        : inPublic
          ? 3 + random.times(8)
          : group
            ? 2 + random.times(2.5)
            : 1;
    for (let n = 0; n < readers; n += 1) {
      const reader: Person = inPublic
        ? this.#population.anyone()
        : this.#population.friendOf(person, sender.place.kind);
      if (reader === person || !random.chance(inPublic ? 1 : group ? 0.3 : 0.6)) continue;
      const origin =
        inPublic && random.chance(0.6) ? (place === undefined ? random.one(IN_PUBLIC) : place) : null;
      // Half within minutes, the rest within days.
      this.#in(random.chance(0.55) ? random.wait(12 * MINUTE) : random.wait(9 * HOUR), () => {
        this.#open(reader, share, 'sent', this.#senderOf(reader), origin);
      });
    }
    if (share.token === null) return;
    const program = random.chance(0.02) ? PREVIEWER : random.chance(0.01) ? PRETENDER : undefined;
    if (program)
      this.#in(random.between(SECOND, MINUTE), () => {
        const sender = this.#population.program(program);
        const visit = this.#visitOf(null, share.page, sender, share);
        this.#happen({ type: 'opening', share, by: 'program', person: null, sender }, this.#land(visit));
      });
  }

  /** Somebody opens a shared link. */
  #open(
    person: Person,
    share: Share,
    by: Opening,
    sender = this.#senderOf(person),
    origin: Origin | null = null,
  ): void {
    const random = this.#random;
    // Some apps and extensions take parameters out of addresses.
    const link = share.token === null || random.chance(0.02) ? null : share;
    const visit = this.#visitOf(person, share.page, sender, link);
    this.#happen({ type: 'opening', share, by, person, sender }, this.#land(visit, { origin }), visit.next);
    if (by !== 'sent') return;
    this.#read(visit);
    if (random.chance(0.1))
      this.#in(random.between(10 * MINUTE, 5 * HOUR), () => {
        this.#open(person, share, 'again');
      });
    if (random.chance(0.04))
      this.#in(random.between(10 * MINUTE, 2 * HOUR), () => {
        this.#open(person, share, 'again', this.#population.elsewhere(person, this.#clock.read(this.#now)));
      });
    if (random.chance(0.05))
      this.#in(random.between(0.6 * DAY, 6 * DAY), () => {
        this.#open(person, share, 'kept');
      });
    if (random.chance(0.05)) this.#spread(share, visit);
  }

  /** What becomes of a report on its way; null where it never gets there. */
  #tell({ person, sender, reachesAt }: Visit, event: WireEvent, about: About = {}): Report | null {
    const random = this.#random;
    if (person?.blocks) return null;
    const luck = random.fraction();
    if (luck < 0.008) return null;
    const { at } = event;
    const receivedAt = Math.max(at + random.below(400), reachesAt);
    const report: Report = {
      sender,
      event,
      link: null,
      declares: null,
      origin: null,
      ...about,
      receivedAt: [receivedAt],
      clock: { aheadMs: person?.clockAheadMs ?? 0, said: true },
      fault: null,
    };
    if (luck < 0.0095) report.fault = 'malformed';
    else if (luck < 0.011) {
      // Taken over by another publication, whose address the page names as its canonical one.
      report.fault = 'foreign-page';
      event.page = event.page.replace(this.#options.origin, 'https://partner.example');
    } else if (luck < 0.012)
      report.clock = { aheadMs: Math.round(random.between(3 * DAY, 5 * DAY)), said: false };
    else if (luck < 0.02) {
      const again = receivedAt + Math.round(random.between(5 * SECOND, MINUTE) / this.#speed) + 1;
      if (isTaken(report) && again - at <= MAX_AGE_MS && again <= this.#until) report.receivedAt.push(again);
    }
    this.#reported += 1;
    // What comes later than anybody looks is not known yet; the world goes on as if it were.
    return receivedAt <= this.#until ? report : null;
  }
}

const PLAIN = {
  channel: 'copy',
  method: 'copy-url',
  generation: 1,
  parent: null,
  passage: null,
  onRecord: false,
} as const;

const BY_ADDRESS = { channel: 'address-bar', method: 'address-bar', passage: null } as const;

/** What somebody passes on who takes the address as it stands. */
function addressOf({ next, link }: Pick<Visit, 'next' | 'link'>): Share | null {
  return next ?? link;
}

/** The generation of what is shared by whoever came by a link, or by themselves. */
function nextOf(link: Share | null): number {
  return Math.min((link?.generation ?? 0) + 1, MAX_GENERATION);
}

/** Whether a collector accepts what is reported. */
function isTaken({ fault, clock, receivedAt, event }: Report): boolean {
  return fault === null && clock.said && receivedAt[0]! - event.at <= MAX_AGE_MS;
}
