import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import { canUsePasskeys, isTakenBack, signInByPasskey } from '../passkey.js';
import { reasonOf } from './form.js';

/** Signs in by a passkey; nothing where the browser cannot. Then the page begins anew. */
export function PasskeyButton(): VNode | null {
  const { t } = useLocale();
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  if (!canUsePasskeys()) return null;

  const signIn = async () => {
    setBusy(true);
    setTrouble('');
    try {
      await signInByPasskey();
      location.reload();
    } catch (error) {
      setTrouble(isTakenBack(error) ? t.passkeys.takenBack : reasonOf(error, t, { 401: t.passkeys.unknown }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="form">
      <p class="submit">
        <button type="button" aria-disabled={busy} onClick={() => void (busy || signIn())}>
          {t.passkeys.signIn}
        </button>
      </p>
      {trouble && (
        <p role="alert" class="refusal">
          {trouble}
        </p>
      )}
    </div>
  );
}
