import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PASSWORD_LENGTH, type AccountAnswer, type Role } from '../../protocol/people.js';
import { ask } from '../api.js';
import { Field, Form, reasonOf } from '../components/form.js';
import { SignIn } from '../components/sign-in.js';
import { Waiting } from '../components/waiting.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { useResource } from '../use-resource.js';
import { LetterPage } from './letter-page.js';

interface Invitation {
  site: string;
  role: Role;
  name: string;
}

/** An invitation, by the token behind the # of the address: to accept as who is signed in, or as somebody new. */
export function JoinPage(): VNode {
  const { t } = useLocale();
  const { hash, choice } = usePlace();
  const token = hash.slice(1);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [error, setError] = useState<unknown>(null);
  const account = useResource<AccountAnswer>('/v1/account');

  useEffect(() => {
    ask<Invitation>('POST', '/v1/invitations/look', { body: { token } }).then(setInvitation, setError);
  }, [token]);

  const accept = async (as?: Record<string, string>) => {
    const { site } = await ask<{ site: string }>('POST', '/v1/invitations/accept', {
      body: { token, ...(as && { account: as }) },
    });
    // Not pushed: the invitation is used up, and nobody should come back to it.
    const language = choice.language === null ? '' : `&lang=${choice.language}`;
    location.replace(`/?site=${encodeURIComponent(site)}${language}`);
    return undefined;
  };

  if (error)
    return (
      <LetterPage title={t.join.title}>
        <p class="note">{reasonOf(error, t, { 404: t.join.gone, 400: t.join.gone })}</p>
      </LetterPage>
    );
  if (!invitation || (!account.value && !account.error)) return <Waiting text={null} />;
  return (
    <LetterPage title={t.join.title}>
      <p>{fill(t.join.text, { site: invitation.site, role: t.settings.roles[invitation.role] })}</p>
      <p class="quiet">{t.members.rolesText[invitation.role]}</p>
      {account.value ? (
        <Form
          submit={fill(t.join.acceptAs, { who: account.value.email ?? account.value.name })}
          onSubmit={() => accept()}
          refusals={{ 404: t.join.gone }}
        >
          {null}
        </Form>
      ) : (
        <>
          <h2>{t.join.newAccount}</h2>
          <Form
            submit={t.join.accept}
            onSubmit={(values) => accept(values)}
            refusals={{ 404: t.join.gone, 409: t.account.emailTaken }}
          >
            <Field label={t.account.name} name="name" autocomplete="name" maxLength={80} />
            <Field
              label={t.account.email}
              name="email"
              type="email"
              autocomplete="username"
              hint={t.account.emailHint}
            />
            <Field
              label={t.account.newPassword}
              name="password"
              type="password"
              autocomplete="new-password"
              minLength={PASSWORD_LENGTH.min}
              maxLength={PASSWORD_LENGTH.max}
              hint={t.account.passwordHint}
            />
          </Form>
          <details>
            <summary>{t.join.haveAccount}</summary>
            <SignIn />
          </details>
        </>
      )}
    </LetterPage>
  );
}
