import type { Channel } from '../../protocol/index.js';
import { begin, type Stage } from './act.js';

/** Shares by a channel that no link opens: the share sheet, or the clipboard with a hint where to paste. */
export async function perform(stage: Stage, channel: Channel): Promise<void> {
  const { tell } = stage;
  const [{ url, title, text }, reportAs] = begin(stage, channel);
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
    else if ((error as Error).name !== 'AbortError') void perform(stage, 'copy');
  }
}
