import { h } from 'preact-small';
import type { Stage } from '../buttons/act.js';
import { allowed, tag } from '../buttons/core.js';
import type { Message, Row } from '../buttons/rows.js';
import { shareBy } from './share-by.js';
import { instanceOf } from './instance-of.js';
import { labelsOf } from './labels-of.js';
import { remember, remembered } from './remembered.js';
import { showDialog } from './show-dialog.js';

interface Fields {
  instance: HTMLInputElement;
  /** Not there where nothing may be stored. */
  keep?: HTMLInputElement;
}

/**
 * Asks the reader for their Mastodon server, of which there are thousands, and shares there. It is remembered
 * only where the reader asks for that, and asked whether only where the site may store what they agree to.
 */
export async function askInstance(stage: Stage, [channel, code, icon]: Row): Promise<void> {
  const spoken = await labelsOf(stage.target);
  const [, labels] = spoken;
  const known = allowed() ? remembered() : null;
  showDialog(stage.target, spoken, 'Mastodon', (close) => {
    const onSubmit = (event: Event) => {
      event.preventDefault();
      const { instance, keep } = (event.currentTarget as HTMLFormElement).elements as unknown as Fields;
      const host = instanceOf(instance.value);
      if (!host) {
        instance.select();
        return;
      }
      if (keep) remember(keep.checked ? host : null);
      const intent = ({ url, text }: Message) =>
        `https://${host}/share?text=${encodeURIComponent(`${text}\n\n${url}`)}`;
      shareBy(stage, [channel, code, icon, intent] as Row);
      close();
    };
    const input = h('input', {
      name: 'instance',
      value: known ?? tag['mastodon'] ?? '',
      placeholder: 'mastodon.social',
      required: true,
      // Anything with a dot, with `@name@` before it or an address around it.
      pattern: '.*[^\\s@\\/]\\.[^\\s@\\/].*',
      autocapitalize: 'none',
      autocomplete: 'off',
      spellcheck: false,
      inputMode: 'url',
    });
    const keep = h('input', { type: 'checkbox', name: 'keep', checked: !!known });
    return h('form', { onSubmit }, [
      h('label', null, labels.instance, input),
      allowed() && h('label', null, keep, labels.remember),
      h('button', null, labels.go),
    ]);
  });
}
