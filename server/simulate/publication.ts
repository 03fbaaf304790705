import type { Passage } from '../../protocol/index.js';
import type { Page } from './act.js';
import { exp } from './exact.js';
import type { LocalTime } from './local-clock.js';
import { Lot, type Random } from './random.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Readers by the hour, on working days and at weekends, compared to one another. */
const WORKDAY = [9, 5, 3, 2, 3, 8, 24, 44, 52, 42, 38, 40, 54, 50, 38, 35, 37, 45, 54, 58, 66, 70, 50, 24];
const WEEKEND = [12, 8, 5, 3, 3, 5, 10, 20, 34, 46, 50, 46, 42, 40, 36, 34, 35, 38, 42, 46, 54, 58, 46, 26];

/** How many read in an hour, compared to others. */
export function bustle({ hour, weekend }: LocalTime): number {
  return (weekend ? WEEKEND : WORKDAY)[hour]!;
}

/** A page as it is asked for: where it is and what it is called. */
export interface Headline {
  url: string;
  title: string;
}

/** How the pages of a publication come to be. */
export interface PublicationOptions {
  origin: string;
  /** ms since the epoch. */
  from: number;
  to: number;
  /** Its pages in the order of their appeal; some are made up where there are none. */
  headlines?: readonly Headline[] | undefined;
}

/** Pages made up for a publication: so many stand there at the beginning, and so many come each day. */
const ARCHIVE = 60;
const A_DAY = 5;

const SUBJECTS = [
  'Night trains',
  'The river',
  'A bakery',
  'School lunches',
  'The old bridge',
  'Bees',
  'Rents',
];
const NEWS = [
  'comes back',
  'and its neighbours',
  'in figures',
  'after the storm',
  'by bicycle',
  'at last',
  'again',
];

/** Of these, some stand in each page; one is quoted more than all others. */
const SENTENCES = [
  'Nobody here had thought that so many would come on a Tuesday morning.',
  'It costs less than what was spent on repairing the old one every year.',
  'In ten years, half of those who live in the street will have moved away.',
  'The figures were on the desk for months before anybody looked at them.',
  'Whoever wants to see it for themselves has to get up at five o’clock.',
  'What was meant for one winter has been standing there for forty years.',
  'They were told to wait, and then to hurry, and then that it was too late.',
  'Three of four who were asked would do the same thing again tomorrow.',
  'There is no map on which the path is drawn, and everybody knows the way.',
];
const SENTENCES_A_PAGE = 5;

/** What there is to read. Few pages have most readers, and nearly all of them soon after they came out. */
export class Publication {
  readonly #pages: Page[];
  readonly #random;
  #lot: Lot<Page> | undefined;
  #drawnUntil = 0;

  constructor(options: PublicationOptions, random: Random) {
    this.#random = random;
    this.#pages = options.headlines ? given(options.headlines, options, random) : madeUp(options, random);
  }

  /** How many the pages of a moment attract, compared to other moments. */
  pull(at: number): number {
    const open = this.#pages.filter(({ publishedAt }) => publishedAt <= at);
    return 2 + open.reduce((sum, page) => sum + page.appeal * freshness(at - page.publishedAt), 0);
  }

  /** A page that somebody comes to read now, ms since the epoch. */
  draw(at: number): Page {
    if (!this.#lot || at >= this.#drawnUntil) {
      const open = this.#pages.filter(({ publishedAt }) => publishedAt <= at);
      this.#lot = new Lot(open, (page) => page.appeal * freshness(at - page.publishedAt));
      this.#drawnUntil = at + HOUR_MS;
    }
    return this.#lot.draw(this.#random);
  }
}

/** What is left of a page's readers at this age, ms: a day and a half halves them, and a few find it for ever. */
function freshness(ageMs: number): number {
  return 0.015 + exp(-ageMs / (2 * DAY_MS));
}

function madeUp({ origin, from, to }: PublicationOptions, random: Random): Page[] {
  const days = Math.ceil((to - from) / DAY_MS);
  const pages: Page[] = [];
  for (let n = 0; n < ARCHIVE + days * A_DAY; n += 1) {
    const age = n < ARCHIVE ? -random.wait(8 * DAY_MS) : (n - ARCHIVE) * (DAY_MS / A_DAY);
    const title = `${random.one(SUBJECTS)} ${random.one(NEWS)}`;
    pages.push({
      url: `${origin}/articles/${title.toLowerCase().replaceAll(' ', '-')}-${n + 1}`,
      titles: [title, random.chance(0.15) ? `${title}: what we know` : title],
      publishedAt: Math.floor(from + age),
      // By Zipf's law: of those drawn at random, one in n has the n-th part of the first's.
      appeal: 1 / (1 + random.below(40)),
      virality: random.factor(0.7),
      passages: quotable(random),
    });
  }
  // One must be there from the beginning.
  pages[0]!.publishedAt = from - DAY_MS;
  return pages;
}

/** The given pages, by their order: the later ones come out in the time, and one of them takes off. */
function given(headlines: readonly Headline[], { from, to }: PublicationOptions, random: Random): Page[] {
  const takesOff = Math.min(2, headlines.length - 1);
  return headlines.map(({ url, title }, n) => {
    const fresh = n === takesOff ? 0.72 : n % 3 === 1 ? random.between(0.1, 0.9) : -random.between(0.05, 0.6);
    return {
      url,
      titles: [title, title],
      publishedAt: Math.floor(from + fresh * (to - from)),
      appeal: n === takesOff ? 5 : 1 / (n + 1),
      virality: n === takesOff ? 2.5 : random.factor(0.4),
      passages: quotable(random),
    };
  });
}

/** Passages of a page. Their hashes are its own, as if each stood among other words there. */
function quotable(random: Random): Passage[] {
  const first = random.below(SENTENCES.length);
  return Array.from({ length: SENTENCES_A_PAGE }, (_, n) => ({
    hash: random.base62(6),
    words: SENTENCES[(first + n) % SENTENCES.length]!,
  }));
}
