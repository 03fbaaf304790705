import { ROWS, rowsOf, type Row } from './rows.js';

/** The file that knows the channels few pages ask for; nothing where it does not come. */
export const loadMore = () => import('../channels.js').catch(() => undefined);

/**
 * The channels an element shows: those its `channels` attribute names, in its order, separated by spaces or
 * commas, or the usual ones; without `native` where the browser has no share sheet. Other names, and an
 * owner's own channels in the element, bring the file that knows more; where it does not come, the rest stands.
 */
export function channelsOf(element: Element): Row[] | Promise<Row[]> {
  const names = element.getAttribute('channels')?.match(/[\w-]+/g);
  const rows = names ? rowsOf(names, ROWS) : ROWS;
  const shown = (all: Row[]) => all.filter(([channel]) => channel !== 'native' || 'share' in navigator);
  return (names && rows.length < names.length) || element.querySelector('luciole-channel')
    ? loadMore()
        .then((more) => more?.channelsOf(element, names))
        .then((all) => shown(all ?? rows))
    : shown(rows);
}
