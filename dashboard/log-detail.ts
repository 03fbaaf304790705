import type { Action } from '../protocol/people.js';
import { nameOf } from './locale.js';
import type { Messages } from './messages/index.js';

/**
 * What the log says of an action besides its name, in the language of the page: names and emails stay as they
 * are, what is the collector's own word is put into the reader's.
 */
export function detailOf(action: Action, what: string, t: Messages): string {
  const behindColon = (names: Record<string, string>) =>
    // A name may hold a colon itself; the word that is ours stands behind the last one.
    what.replace(/: (\w+)$/, (_, word: string) => `${t.colon}${nameOf(names, word)}`);
  const put: Partial<Record<Action, () => string>> = {
    'signed-in': () => nameOf(t.log.signInBy, what),
    'sign-in-failed': () => nameOf(t.log.signInBy, what),
    joined: () => nameOf(t.settings.roles, what),
    'role-changed': () => behindColon(t.settings.roles),
    invited: () => behindColon(t.settings.roles),
    'key-made': () => behindColon(t.keys.scopes),
  };
  return put[action]?.() ?? what;
}
