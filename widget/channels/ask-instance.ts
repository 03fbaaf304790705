import type { Stage } from '../buttons/act.js';
import { allowed, tag } from '../buttons/core.js';
import { make } from '../buttons/make.js';
import type { Message, Row } from '../buttons/rows.js';
import { shareBy } from './share-by.js';
import { instanceOf } from './instance-of.js';
import { labelsOf } from './labels-of.js';
import { remember, remembered } from './remembered.js';
import { showDialog } from './show-dialog.js';

/**
 * Asks the reader for their Mastodon server, of which there are thousands, and shares there. It is remembered
 * only where the reader asks for that, and asked whether only where the site may store what they agree to.
 */
export async function askInstance(stage: Stage, [channel, code, icon]: Row): Promise<void> {
  const spoken = await labelsOf(stage.target);
  const [, labels] = spoken;
  const mayKeep = allowed();
  const known = mayKeep ? remembered() : null;
  showDialog(stage.target, spoken, 'Mastodon', (close) => {
    const server = make('input', {
      value: known ?? tag['mastodon'] ?? '',
      placeholder: 'mastodon.social',
      required: true,
      dir: 'ltr',
      // Anything with a dot, with `@name@` before it or an address around it.
      pattern: '.*[^\\s@\\/]\\.[^\\s@\\/].*',
      autocapitalize: 'none',
      autocomplete: 'off',
      spellcheck: 'false',
      inputmode: 'url',
    }) as HTMLInputElement;
    const keep = make('input', { type: 'checkbox', checked: known ? '' : undefined }) as HTMLInputElement;
    const form = make(
      'form',
      {},
      make('label', {}, labels.instance, server),
      mayKeep && make('label', {}, keep, labels.remember),
      make('button', {}, labels.go),
    ) as HTMLFormElement;
    form.onsubmit = (event) => {
      event.preventDefault();
      const host = instanceOf(server.value);
      if (!host) {
        server.select();
        return;
      }
      if (mayKeep) remember(keep.checked ? host : null);
      const intent = ({ url, text }: Message) =>
        `https://${host}/share?text=${encodeURIComponent(`${text}\n\n${url}`)}`;
      shareBy(stage, [channel, code, icon, intent] as Row);
      close();
    };
    return [form];
  });
}
