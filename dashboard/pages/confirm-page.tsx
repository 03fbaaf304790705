import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { Form } from '../components/form.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { LetterPage } from './letter-page.js';

/** Says that mails reach who asked for them, by the token behind the # of the address. */
export function ConfirmPage(): VNode {
  const { t } = useLocale();
  const { hash } = usePlace();
  const [email, setEmail] = useState<string | null>(null);
  return (
    <LetterPage title={t.confirm.title}>
      <p role="status">{email === null ? t.confirm.text : fill(t.confirm.done, { email })}</p>
      {email === null && (
        <Form
          submit={t.confirm.yes}
          refusals={{ 404: t.confirm.gone, 400: t.confirm.gone }}
          onSubmit={async () => {
            const body = { token: hash.slice(1) };
            setEmail((await ask<{ email: string }>('POST', '/v1/confirmations', { body })).email);
            return undefined;
          }}
        >
          {null}
        </Form>
      )}
    </LetterPage>
  );
}
