import { deliveries, type Delivery } from './deliver.js';
import { LocalClock } from './local-clock.js';
import { PeopleTruth, type PeopleReport } from './people-truth.js';
import { RulesTruth, type FiguresTruth } from './rules-truth.js';
import { simulate, type WorldOptions } from './world.js';

/** What is true of a world, by the rules and by the people. */
export interface Truth {
  world: WorldOptions;
  /** Days of the site on which something is counted, YYYY-MM-DD. */
  from: string;
  to: string;
  /** Reports that were received, repeated ones too. */
  reports: number;
  rules: FiguresTruth;
  people: PeopleReport;
}

/** A world together with its truths, which grow as its deliveries are taken. */
export class Simulation {
  readonly #options;
  readonly #rules;
  readonly #people;
  readonly #clock;
  #lastAt;
  #reports = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#clock = new LocalClock(options.timezone);
    this.#rules = new RulesTruth(options.timezone);
    this.#people = new PeopleTruth((at) => this.#clock.read(at).day);
    this.#lastAt = options.from;
  }

  /** What a collector receives, in order. To be taken once. */
  *deliveries(): Generator<Delivery> {
    for (const delivery of deliveries(this.#acts())) {
      this.#lastAt = delivery.receivedAt;
      this.#reports += delivery.reports.length;
      yield delivery;
    }
  }

  *#acts() {
    for (const act of simulate(this.#options)) {
      this.#people.add(act, this.#rules.add(act));
      yield act;
    }
  }

  /** What is true once everything was taken. */
  truth(): Truth {
    return {
      world: this.#options,
      from: this.#clock.read(this.#options.from).day,
      to: this.#clock.read(this.#lastAt).day,
      reports: this.#reports,
      rules: this.#rules.figures(),
      people: this.#people.report(),
    };
  }
}
