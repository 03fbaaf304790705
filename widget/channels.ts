import { messageOf, type Stage } from './buttons/act.js';
import { known } from './buttons/channels.js';
import { copyInstead } from './buttons/perform.js';
import { ROWS, type Row, type Shown } from './buttons/rows.js';
import { shareBy } from './buttons/share-by.js';
import { labelsOf } from './channels/labels-of.js';
import { MORE } from './channels/more.js';
import { ownChannels } from './channels/own-channels.js';

export { offerCopy } from './channels/offer-copy.js';

const ALL: Record<string, Row> = { ...ROWS, ...MORE };

/** Whether a channel can do anything here: an app's link leads nowhere on a desktop. */
const works = ([channel, [, , intent, , act]]: Shown) =>
  Object.hasOwn(ROWS, channel) || act || intent?.(messageOf({}));

/**
 * The channels of these names that work here, in their order; an owner's own channels in the element that are
 * not named stand behind them.
 */
export async function channelsOf(asked: string[], element: Element): Promise<Shown[]> {
  const [, labels] = await labelsOf(element);
  const names = labels as unknown as Partial<Record<string, string>>;
  const own = ownChannels(element, ALL);
  return [...new Set([...asked, ...own.keys()])]
    .flatMap((name) => (own.has(name) ? [own.get(name)!] : known([name], ALL)))
    .filter(works)
    .map(([channel, [code, icon, intent, name, act]]) => [
      channel,
      // What is called differently by each language is not named in the table.
      [code, icon, intent, name ?? names[channel], act],
    ]);
}

/**
 * Shares by a channel that few pages ask for, without an element. Where the channel does not work here, or
 * this file was so long in coming that the browser has forgotten the reader's gesture and would open nothing,
 * the link is copied.
 */
export function share(stage: Stage, name: string): void {
  const shown = ownChannels(document, ALL).get(name) ?? known([name], ALL)[0];
  if (!shown) return;
  // A browser that does not tell is believed to remember.
  const isForgotten = (navigator.userActivation as UserActivation | undefined)?.isActive === false;
  if (isForgotten || !works(shown)) void copyInstead(stage);
  else shareBy(stage, shown);
}
