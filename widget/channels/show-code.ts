import { begin, type Stage } from '../buttons/act.js';
import { make } from '../buttons/make.js';
import { copyInstead } from '../buttons/perform.js';
import type { Row } from '../buttons/rows.js';
import { codeOf } from './code.js';
import { labelsOf } from './labels-of.js';
import { showDialog } from './show-dialog.js';

/**
 * Shows the link as a QR code, for a second screen and for apps that no link opens, such as Signal and WeChat.
 * It is a share once the code can be seen.
 */
export async function showCode(stage: Stage, row: Row): Promise<void> {
  const [{ url }, reportAs] = begin(stage, row);
  try {
    const spoken = await labelsOf(stage.target);
    const [, labels] = spoken;
    const code = await codeOf(url, labels.qr);
    showDialog(stage.target, spoken, labels.qr, () => [code, make('p', {}, labels.scan)]);
    reportAs('qr');
  } catch {
    copyInstead(stage);
  }
}
