import { begin, type Stage } from './act.js';
import type { Row } from './rows.js';

/** Shares by a channel that no link opens: the share sheet, or the clipboard with a hint where to paste. */
export async function perform(stage: Stage, row: Row, begun = begin(stage, row)): Promise<void> {
  const { tell } = stage;
  const [channel] = row;
  const [{ url, title, text }, reportAs] = begun;
  const label = channel === 'messenger' ? 'paste' : 'copied';
  tell();
  try {
    if (channel === 'native') {
      await navigator.share({ url, title, text });
      reportAs('native');
    } else {
      // An act of sharing is counted when it begins.
      reportAs('copy-link');
      await navigator.clipboard.writeText(url);
      tell(label);
    }
  } catch (error) {
    // Closing the share sheet is no share; a sheet that fails is no dead end.
    if (channel !== 'native') tell(label, url);
    else if ((error as Error).name !== 'AbortError') copyInstead(stage);
  }
}

/** Copies the link where another channel fails. */
export const copyInstead = (stage: Stage): void => void perform(stage, ['copy', 'c', '']);

/** What a press does by a channel that no link opens here. */
export const press = (stage: Stage, row: Row): unknown => (row[5] ?? perform)(stage, row);
