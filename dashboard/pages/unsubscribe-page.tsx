import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Letter } from '../../protocol/telling.js';
import { ask } from '../api.js';
import { Form, reasonOf } from '../components/form.js';
import { Waiting } from '../components/waiting.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { LetterPage } from './letter-page.js';

interface Found {
  site: string;
  letter: Letter;
  on: boolean;
}

/** Ends mails, by the token behind the # of the address; whoever has the mail needs no more. */
export function UnsubscribePage(): VNode {
  const { t } = useLocale();
  const { hash } = usePlace();
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const path = `/v1/unsubscribe?token=${encodeURIComponent(hash.slice(1))}`;

  useEffect(() => {
    ask<Found>('POST', `${path}&look=1`).then(setFound, setError);
  }, [path]);

  if (error)
    return (
      <LetterPage title={t.unsubscribe.title}>
        <p class="note">{reasonOf(error, t, { 404: t.unsubscribe.gone, 400: t.unsubscribe.gone })}</p>
      </LetterPage>
    );
  if (!found) return <Waiting text={null} />;
  const { site, letter, on } = found;
  return (
    <LetterPage title={t.unsubscribe.title}>
      <p role="status">{fill(on ? t.unsubscribe.asks[letter] : t.unsubscribe.done[letter], { site })}</p>
      {on ? (
        <Form
          submit={t.unsubscribe.stop}
          onSubmit={async () => {
            setFound(await ask<Found>('POST', path));
            return undefined;
          }}
        >
          {null}
        </Form>
      ) : (
        <p class="quiet">{t.unsubscribe.again}</p>
      )}
    </LetterPage>
  );
}
