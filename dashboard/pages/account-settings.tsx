import type { VNode } from 'preact';
import { PASSWORD_LENGTH, type AccountAnswer, type SessionRow } from '../../protocol/people.js';
import { ask } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field, Form } from '../components/form.js';
import { Passkeys } from '../components/passkeys.js';
import { SecondFactor } from '../components/second-factor.js';
import { forgetShell } from '../kept-shell.js';
import { useLocale } from '../locale-context.js';
import { useResource } from '../use-resource.js';

interface Props {
  account: AccountAnswer;
  changed: () => void;
}

/** A person's own account. */
export function AccountSettings({ account, changed }: Props): VNode {
  const { t } = useLocale();
  return (
    <>
      <h1>{t.account.title}</h1>
      {!account.password && <p class="note">{t.account.chooseFirst}</p>}
      <Form
        submit={t.account.save}
        refusals={{ 400: t.account.wrongPassword, 409: t.account.emailTaken }}
        onSubmit={async ({ name, email = '', current = '' }) => {
          const newEmail = email !== '' && email.toLowerCase() !== account.email;
          const body = { name, ...(newEmail && { email, ...(current && { current }) }) };
          await ask('PATCH', '/v1/account', { body });
          changed();
          return t.settings.saved;
        }}
      >
        <Field label={t.account.name} name="name" autocomplete="name" value={account.name} maxLength={80} />
        <Field
          label={t.account.email}
          name="email"
          type="email"
          autocomplete="username"
          value={account.email ?? ''}
          hint={t.account.emailHint}
        />
        {account.password && (
          <Field
            label={t.account.currentPassword}
            name="current"
            type="password"
            autocomplete="current-password"
            hint={t.account.currentFor}
            required={false}
          />
        )}
      </Form>

      <h2>{t.account.passwordTitle}</h2>
      {account.email === null ? (
        <p class="quiet">{t.account.emailFirst}</p>
      ) : (
        <Form
          submit={account.password ? t.account.changePassword : t.account.choosePassword}
          refusals={{ 400: t.account.wrongPassword }}
          clears
          onSubmit={async ({ password, current }) => {
            const body = { password, ...(account.password && { current }) };
            await ask('PUT', '/v1/account/password', { body });
            changed();
            return t.account.passwordChanged;
          }}
        >
          {account.password && (
            <Field
              label={t.account.currentPassword}
              name="current"
              type="password"
              autocomplete="current-password"
            />
          )}
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
      )}

      <h2>{t.account.secondTitle}</h2>
      <SecondFactor account={account} changed={changed} />
      <Passkeys account={account} />
      <Sessions />
    </>
  );
}

function Sessions(): VNode {
  const { t, moment } = useLocale();
  const { value: rows, reload } = useResource<SessionRow[]>('/v1/account/sessions');
  const end = async (id: string) => {
    await ask('DELETE', `/v1/account/sessions/${id}`);
    reload();
  };
  return (
    <>
      <h2>{t.account.sessionsTitle}</h2>
      <table class="list">
        <caption>{t.account.sessionsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.account.started}</th>
            <th scope="col">{t.account.ends}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows?.map(({ id, current, startedAt, endsAt }) => (
            <tr key={id}>
              <th scope="row">{moment(startedAt)}</th>
              <td>{moment(endsAt)}</td>
              <td class="act">
                {current ? (
                  <small>{t.account.thisOne}</small>
                ) : (
                  <ActionButton
                    label={t.account.endOne}
                    name={`${t.account.endOne} ${moment(startedAt)}`}
                    act={() => end(id)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="choices">
        {/* First, so that it does not move from under the finger when the sessions have come. */}
        <button type="button" onClick={() => void signOut()}>
          {t.account.signOut}
        </button>
        {rows && rows.length > 1 && <ActionButton label={t.account.endOthers} act={() => end('others')} />}
      </p>
    </>
  );
}

/** Signs out, and leaves nothing of the dashboard on the device. */
async function signOut(): Promise<void> {
  await ask('POST', '/auth/sign-out').catch(() => undefined);
  await forgetShell().catch(() => undefined);
  location.replace('/');
}
