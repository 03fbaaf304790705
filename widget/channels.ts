import { messageOf, type Stage } from './buttons/act.js';
import { copyInstead } from './buttons/perform.js';
import { ROWS, rowsOf, type Row } from './buttons/rows.js';
import { labelsOf } from './channels/labels-of.js';
import { MORE } from './channels/more.js';
import { ownChannels } from './channels/own-channels.js';
import { shareBy } from './channels/share-by.js';
import type { Buttons } from './seam.js';

export { offerCopy } from './channels/offer-copy.js';

const ALL = [...ROWS, ...MORE];

/** Whether a channel can do anything here: an app's link leads nowhere on a desktop. */
const works = ([channel, , , intent, , act]: Row) =>
  rowsOf([channel], ROWS)[0] ?? act ?? intent?.(messageOf({}));

/**
 * The channels of these names, or the usual ones, that work here, in their order; an owner's own channels in the element that are
 * not named stand behind them.
 */
export async function channelsOf(element: Element, asked?: string[] | null): Promise<Row[]> {
  const [, labels] = await labelsOf(element);
  const names = labels as unknown as Partial<Record<string, string>>;
  const own = ownChannels(element, ALL);
  return [...new Set([...(asked ?? ROWS.map(([channel]) => channel)), ...own.keys()])]
    .flatMap((name) => (own.get(name) ? [own.get(name)!] : rowsOf([name], ALL)))
    .filter(works)
    .map(
      // What is called differently by each language is not named in the table.
      ([channel, code, icon, intent, name, act]) =>
        [channel, code, icon, intent, name ?? names[channel], act] as Row,
    );
}

/**
 * Shares without an element, in the gesture of a page's own button. Where the channel does not work here, or
 * this file was so long in coming that the browser has forgotten the gesture and would open nothing, the link
 * is copied.
 */
export const share: Buttons['share'] = (name, given = {}) => {
  const stage: Stage = { given, target: window, tell: () => undefined };
  const row = ownChannels(document, ALL).get(name) ?? rowsOf([name], ALL)[0];
  if (!row) return;
  // A browser that does not tell is believed to remember.
  const isForgotten = (navigator.userActivation as UserActivation | undefined)?.isActive === false;
  if (isForgotten || !works(row)) copyInstead(stage);
  else shareBy(stage, row);
};
