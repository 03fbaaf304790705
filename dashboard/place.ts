import { hrefOf, readChoice, type Choice } from './choice.js';

/** Where in the dashboard somebody is; all of it stands in the address. */
export interface Place {
  path: string;
  choice: Choice;
  /** What stands behind the #, with it: a secret that no server sees. */
  hash: string;
}

/** The place of an address. */
export function placeOf({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): Place {
  return { path: pathname, choice: readChoice(search), hash };
}

/** The address of a place. */
export function addressOf({ path, choice, hash }: Place): string {
  return hrefOf(choice, path) + hash;
}
