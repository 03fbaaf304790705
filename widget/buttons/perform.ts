import { begin, type Stage } from './act.js';
import { ROWS, type Shown } from './rows.js';

/** Copies a link, and tells the reader; where the clipboard is closed, hands it to them to copy. */
export async function copyLink({ tell }: Stage, url: string, label: string): Promise<void> {
  tell();
  try {
    await navigator.clipboard.writeText(url);
    tell(label);
  } catch {
    tell(label, url);
  }
}

/** Shares by a channel that no link opens: the share sheet, or the clipboard with a hint where to paste. */
export async function perform(stage: Stage, shown: Shown): Promise<void> {
  const [channel] = shown;
  const [{ url, title, text }, reportAs] = begin(stage, shown);
  if (channel === 'native') {
    try {
      stage.tell();
      await navigator.share({ url, title, text });
      reportAs('native');
    } catch (error) {
      // Closing the share sheet is no share; a sheet that fails is no dead end.
      if ((error as Error).name !== 'AbortError') void copyInstead(stage);
    }
  } else {
    // An act of sharing is counted when it begins.
    reportAs('copy-link');
    await copyLink(stage, url, channel === 'messenger' ? 'paste' : 'copied');
  }
}

/** Copies the link where another channel failed. */
export const copyInstead = (stage: Stage): Promise<void> => perform(stage, ['copy', ROWS.copy]);
