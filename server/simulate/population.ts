import { COMPUTERS, LANGUAGES, PHONES, type Agent, type Language } from './browsers.js';
import type { LocalTime } from './local-clock.js';
import { Lot, type Random } from './random.js';
import type { Sender } from './act.js';

/** Somewhere one reads, behind one address. */
export interface Place {
  n: number;
  /** `mobile`: an address that a mobile network gives to many at once. */
  kind: 'home' | 'office' | 'mobile';
}

/** Somebody who reads. */
export interface Person {
  n: number;
  phone: Agent;
  computer: Agent | null;
  language: Language;
  /** Numbers of the places. */
  home: number;
  office: number | null;
  network: number;
  signal: Sender['signal'];
  /** `script`: nothing of the collector's reaches the page. `reports`: the script does, what it sends does not. */
  blocks: 'script' | 'reports' | null;
  /** How far the clock is ahead, ms. */
  clockAheadMs: number;
}

const PEOPLE_PER_HOME = 2.4;
const PEOPLE_PER_OFFICE = 45;
const PEOPLE_PER_MOBILE_ADDRESS = 60;
/** Places that follow one another and lie in one country. */
const NEIGHBOURS = 5;

/** Where readers live: ranges of networks that serve homes there, by their first address, and how many addresses. */
const RANGES = [
  { country: 'FR', first: [90, 0], size: 2 ** 21, weight: 66 },
  { country: 'BE', first: [109, 128], size: 2 ** 20, weight: 12 },
  { country: 'CH', first: [178, 192], size: 2 ** 19, weight: 8 },
  { country: 'CA', first: [24, 200], size: 2 ** 18, weight: 6 },
  { country: 'SN', first: [41, 82], size: 2 ** 17, weight: 3 },
  { country: 'MA', first: [105, 128], size: 2 ** 21, weight: 5 },
] as const;

/** Out of 100 places, the range of each. */
const RANGE_OF = RANGES.flatMap((range) => Array.from({ length: range.weight }, () => range));

const phones = new Lot(PHONES, ({ weight }) => weight);
const computers = new Lot(COMPUTERS, ({ weight }) => weight);
const languages = new Lot(LANGUAGES, ({ weight }) => weight);

/** The readers of a publication, where they live and work, and what they read with. */
export class Population {
  readonly #people: Person[] = [];
  readonly #random;
  readonly #homes;
  readonly #offices;
  readonly #networks;

  constructor(readers: number, random: Random) {
    this.#random = random;
    this.#homes = Math.ceil(readers / PEOPLE_PER_HOME);
    this.#offices = Math.ceil(readers / PEOPLE_PER_OFFICE);
    this.#networks = Math.ceil(readers / PEOPLE_PER_MOBILE_ADDRESS);
    for (let n = 0; n < readers; n += 1) this.#people.push(this.#make(n));
  }

  anyone(): Person {
    return this.#random.one(this.#people);
  }

  /** Somebody to whom `person` would send something: family, a colleague when at work, or a friend somewhere. */
  friendOf(person: Person, at: Place['kind']): Person {
    const { length } = this.#people;
    const kind = this.#random.fraction();
    let n = this.#random.below(length);
    const office = at === 'office' ? person.office : null;
    if (kind < 0.22) n = person.n + this.#random.one([-2, -1, 1, 2]);
    else if (office !== null && kind < 0.57)
      n = office + this.#offices * this.#random.below(Math.ceil(length / this.#offices));
    // Friends are few: the same ones again and again.
    else if (kind < 0.8) n = person.n * 31 + 7 * this.#random.below(24);
    return this.#people[((n % length) + length) % length]!;
  }

  /** Where somebody reads at this time of the day, and with what. */
  sender(person: Person, time: LocalTime): Sender {
    const kind = this.#random.fraction();
    const works = person.office !== null && !time.weekend && time.hour >= 9 && time.hour < 18;
    const away = time.hour >= 8 && time.hour < 20 ? 0.45 : 0.15;
    if (works && kind < 0.6) {
      const office = person.office ?? 0;
      // At work, everybody has the same computer.
      const agent = this.#random.chance(0.6) ? COMPUTERS[office % 3]! : person.phone;
      return this.#senderAt(person, { n: this.#homes + office, kind: 'office' }, agent);
    }
    if (kind < away || works) return this.elsewhere(person, time);
    const agent = person.computer !== null && this.#random.chance(0.35) ? person.computer : person.phone;
    return this.#senderAt(person, { n: person.home, kind: 'home' }, agent);
  }

  /** Somebody on the way: by phone, over the mobile network, which gives out its addresses anew each day. */
  elsewhere(person: Person, { day }: LocalTime): Sender {
    const turn = Number(day.slice(-2)) * 7;
    const n = (person.network + turn) % this.#networks;
    return this.#senderAt(person, { n: this.#homes + this.#offices + n, kind: 'mobile' }, person.phone);
  }

  /** A program, in a computing centre. */
  program(agent: Agent): Sender {
    const n = this.#homes + this.#offices + this.#networks + this.#random.below(12);
    const place: Place = { n, kind: 'office' };
    return { place, ...unknown(n), agent, language: LANGUAGES[4]!, signal: null };
  }

  #senderAt({ language, signal }: Person, place: Place, agent: Agent): Sender {
    return { place, ...this.#whereabouts(place), agent, language, signal };
  }

  /** Every third home is reached by IPv6, where devices change the rest: in France by a network that is known. */
  #whereabouts({ n, kind }: Place): Pick<Sender, 'address' | 'country'> {
    // Neighbours by number are family and friends: they live in one country.
    const { country, first, size } = RANGE_OF[Math.floor(n / NEIGHBOURS) % RANGE_OF.length]!;
    if (kind === 'home' && n % 3 === 0) {
      const rest = [0, 0, 0, 0].map(() => this.#random.below(65_536).toString(16)).join(':');
      const home = `${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}:${rest}`;
      if (country === 'FR') return { address: `2a01:cb00:${home}`, country };
      return { address: `2001:db8:${home}`, country: 'unknown' };
    }
    return n < size ? { address: dotted(first, n), country } : unknown(n);
  }

  #make(n: number): Person {
    const random = this.#random;
    const before = this.#people[n - 1];
    const home = Math.floor(n / PEOPLE_PER_HOME);
    const together = before?.home === home ? before : undefined;
    const kept = random.fraction();
    return {
      n,
      // Families buy the same phones, and speak the same language.
      phone: together && random.chance(0.35) ? together.phone : phones.draw(random),
      computer: random.chance(0.6) ? computers.draw(random) : null,
      language: together && random.chance(0.8) ? together.language : languages.draw(random),
      home,
      office: random.chance(0.55) ? n % this.#offices : null,
      network: random.below(this.#networks),
      signal: random.chance(0.05) ? random.one(['script', 'gpc', 'dnt'] as const) : null,
      blocks: kept < 0.07 ? 'script' : kept < 0.1 ? 'reports' : null,
      clockAheadMs: random.chance(0.1) ? Math.round(random.between(-5_400_000, 5_400_000)) : 0,
    };
  }
}

/** From a range that nobody has on the open internet. */
function unknown(n: number): Pick<Sender, 'address' | 'country'> {
  return { address: dotted([100, 64], n), country: 'unknown' };
}

/** The address that is so many after the first of its range. */
function dotted([a, b]: readonly [number, number], n: number): string {
  return `${a}.${b + (n >>> 16)}.${(n >>> 8) & 255}.${n & 255}`;
}
