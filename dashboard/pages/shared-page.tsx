import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { Field, Form, reasonOf } from '../components/form.js';
import { Waiting } from '../components/waiting.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { LetterPage } from './letter-page.js';
import { ReportPage } from './report-page.js';

/** A dashboard that somebody shared, by the token behind the # of the address; in a frame too. */
export function SharedPage(): VNode {
  const { t } = useLocale();
  const token = usePlace().hash.slice(1);
  const [link, setLink] = useState<{ password: boolean } | null>(null);
  const [visit, setVisit] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    setLink(null);
    setVisit(null);
    setError(null);
    ask<{ password: boolean }>('POST', '/v1/shared', { body: { token } }).then(setLink, setError);
  }, [token]);

  const gone = (
    <section class="letter">
      <h1>{t.shared.title}</h1>
      <p class="note">{t.shared.gone}</p>
    </section>
  );
  if (error)
    return (
      <LetterPage title={t.shared.title}>
        <p class="note">{reasonOf(error, t, { 404: t.shared.gone, 400: t.shared.gone })}</p>
      </LetterPage>
    );
  if (!link) return <Waiting text={null} />;
  if (!link.password || visit !== null) return <ReportPage token={visit ?? token} ended={gone} />;
  return (
    <LetterPage title={t.shared.title}>
      <p>{t.shared.passwordText}</p>
      <Form
        submit={t.shared.open}
        refusals={{ 403: t.shared.wrong, 404: t.shared.gone }}
        onSubmit={async ({ password }) => {
          const body = { token, password };
          setVisit((await ask<{ token: string }>('POST', '/v1/shared/visits', { body })).token);
          return undefined;
        }}
      >
        <Field label={t.links.password} name="password" type="password" autocomplete="off" />
      </Form>
    </LetterPage>
  );
}
