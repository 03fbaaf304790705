import type { Accounts, SignedIn } from '../auth/accounts.js';
import type { Level } from '../auth/levels.js';
import type { LiveFeed } from '../live/live-feed.js';
import type { Keeping } from '../store/keeping.js';
import type { Site, Store } from '../store/port.js';
import type { Delivery } from '../telling/deliver.js';
import type { AddressRange } from './client-address.js';
import type { Gate } from './gate.js';
import type { StaticFiles } from './static-files.js';

/** Where the app writes what operators should know; a pino logger is one. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** All that the app needs from outside. */
export interface Dependencies {
  store: Store;
  accounts: Accounts;
  /** Reads out everything of a site. */
  exportSite: Keeping['exportSite'];
  /** How people and programs are told. */
  delivery: Pick<Delivery, 'test'>;
  /** Whether mail can be sent. */
  mail: boolean;
  /** Private networks that webhooks may post to. */
  webhookPrivate: AddressRange[];
  /** For how long raw events of a site are kept. */
  retention: Pick<Keeping, 'retentionDays' | 'setRetentionDays'>;
  /** Origin of the dashboard. */
  publicUrl: string;
  trustProxy: AddressRange[];
  /** Private networks whose pages owners may have looked at. */
  checkPrivate: AddressRange[];
  /** The country of an address, ISO 3166-1 alpha-2; null where nobody knows. */
  countryOf: (address: string) => string | null;
  /** What turns events away when there are too many. */
  gate: Gate;
  /** Tells those who watch what is shared. */
  live: LiveFeed;
  /** Built files, by their path. */
  widget: StaticFiles;
  dashboard: StaticFiles;
  log: Log;
  /** The clock, ms since the epoch. */
  now: () => number;
}

/** Who does something, as the log has it. */
export interface Actor {
  id: string;
  name: string;
}

/** Hono's types of this app. Without bindings (tests without a socket) a client has no address. */
export interface Environment {
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } };
  Variables: {
    requestId: string;
    /** On the paths of a site: the site, what the caller may do there, and who it is in the log. */
    site: Site;
    level: Level;
    actor: Actor;
    /** On the paths of an account, and of a site where it is no program that calls. */
    person: SignedIn;
  };
}
