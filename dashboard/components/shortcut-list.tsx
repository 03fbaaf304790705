import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { PERIODS } from '../period.js';
import { KEYS, PERIOD_KEYS, sectionKeys } from '../shortcuts.js';
import { keysAreOn, turnKeys } from '../use-keys.js';

interface Props {
  signedIn: boolean;
  close: () => void;
}

/** What each key does, and whether keys do anything. */
export function ShortcutList({ signedIn, close }: Props): VNode {
  const { t } = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  useEffect(() => dialog.current?.showModal(), []);
  const groups = [
    { title: t.sections.title, keys: sectionKeys(signedIn).map(({ key, name }) => [key, t.sections[name]]) },
    {
      title: t.period,
      keys: [
        ...PERIODS.map((period) => [PERIOD_KEYS[period], t.periods[period]]),
        [KEYS.previous, t.shortcuts.previous],
        [KEYS.next, t.shortcuts.next],
      ],
    },
    {
      title: t.shortcuts.others,
      keys: [
        [KEYS.removeLast, t.shortcuts.removeLast],
        [KEYS.removeAll, t.shortcuts.removeAll],
        [KEYS.pause, t.shortcuts.pause],
        [KEYS.list, t.shortcuts.list],
      ],
    },
  ];
  return (
    <dialog ref={dialog} class="key-list" aria-labelledby="key-list" onClose={close}>
      <h2 id="key-list">{t.shortcuts.title}</h2>
      <div class="groups">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="check">
        <input
          id="keys-on"
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => {
            turnKeys(currentTarget.checked);
            setOn(currentTarget.checked);
          }}
        />
        <label for="keys-on">{t.shortcuts.on}</label>
        <small>{t.shortcuts.onText}</small>
      </p>
      <form method="dialog">
        <button type="submit" class="primary">
          {t.shortcuts.close}
        </button>
      </form>
    </dialog>
  );
}
