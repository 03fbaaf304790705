import type { Site, Store } from '../store/port.js';
import type { Accounts } from '../auth/accounts.js';
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
  trustProxy: AddressRange[];
  /** What turns events away when there are too many. */
  gate: Gate;
  /** Built files, by their path. */
  widget: StaticFiles;
  dashboard: StaticFiles;
  log: Log;
  /** The clock, ms since the epoch. */
  now: () => number;
}

/** Hono's types of this app. Without bindings (tests without a socket) a client has no address. */
export interface Environment {
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } };
  Variables: {
    requestId: string;
    /** The site a reader may read, on the paths below it. */
    site: Site;
  };
}
