import type { FunctionComponent, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { KEYS, placeAfter } from '../shortcuts.js';
import { useKeys } from '../use-keys.js';

interface Props {
  /** Of the site that is looked at; null where there is none. */
  timezone: string | null;
  signedIn: boolean;
}

/** Follows the keys that lead through the dashboard, and opens the list of them, which is loaded then. */
export function Shortcuts({ timezone, signedIn }: Props): VNode {
  const { t } = useLocale();
  const { go, ...place } = usePlace();
  const [List, setList] = useState<FunctionComponent<{ signedIn: boolean; close: () => void }> | null>(null);
  const open = () => {
    void import('./shortcut-list.js').then(
      ({ ShortcutList }) => setList(() => ShortcutList),
      () => undefined,
    );
  };
  useKeys((key) => {
    if (key === KEYS.list) {
      open();
      return true;
    }
    const to = placeAfter(key, place, { timezone, signedIn, now: Date.now() });
    if (to) go(to);
    return to !== null;
  });
  return (
    <>
      <button
        type="button"
        class="keys"
        aria-label={t.shortcuts.title}
        title={t.shortcuts.title}
        onClick={open}
      >
        <svg aria-hidden="true" viewBox="0 0 20 14" width="20" height="14">
          <path d="M2 .75h16q1.25 0 1.25 1.25v10q0 1.25-1.25 1.25H2Q.75 13.25.75 12V2Q.75.75 2 .75ZM4 4.25h1.5m2 0H9m2 0h1.5m2 0H16m-12 3h1.5m2 0H9m2 0h1.5m2 0H16M6 10.25h8" />
        </svg>
      </button>
      {List && <List signedIn={signedIn} close={() => setList(null)} />}
    </>
  );
}
