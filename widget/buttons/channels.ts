import { ROWS, rowsOf, type Row } from './rows.js';

/** The file that knows the channels few pages ask for; nothing where it does not come. */
export const loadMore = () => import('../channels.js').catch(() => undefined);

/**
 * The channels an element shows: those its `channels` attribute names, in its order, separated by spaces or
 * commas, or the usual ones; without `native` where the browser has no share sheet. Other names, and an
 * owner's own channels in the element, bring the file that knows more; where it does not come, the rest stands.
 */
export const channelsOf = /*! at once */ (element: Element): Row[] | Promise<Row[]> => {
  const given = element.getAttribute('channels');
  let names = given?.split(' ');
  let rows = names ? rowsOf(names, ROWS) : ROWS;
  if (names && rows.length < names.length) {
    names = given?.match(/[\w-]+/g) ?? undefined;
    rows = names ? rowsOf(names, ROWS) : ROWS;
  }
  const shown = /*! at once */ (all: Row[]) =>
    all.filter(([channel]) => channel !== 'native' || 'share' in navigator);
  return (names && rows.length < names.length) ||
    (element.firstElementChild && element.querySelector('luciole-channel'))
    ? loadMore()
        .then((more) => more?.channelsOf(element, names))
        .then((all) => shown(all ?? rows))
    : shown(rows);
};
