import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountAnswer, PasskeyRow } from '../../protocol/people.js';
import { ask } from '../api.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { addPasskey, canUsePasskeys, isTakenBack, isThereAlready } from '../passkey.js';
import { useResource } from '../use-resource.js';
import { ActionButton } from './action-button.js';
import { Field, Form } from './form.js';

const PATH = '/v1/account/passkeys';

/** The passkeys of an account: to add, to name and to remove. */
export function Passkeys({ account }: { account: AccountAnswer }): VNode {
  const { t, moment } = useLocale();
  const { value: rows, reload } = useResource<PasskeyRow[]>(PATH);
  const [named, setNamed] = useState<string | null>(null);

  return (
    <>
      <h2>{t.passkeys.title}</h2>
      <p>{t.passkeys.text}</p>
      {rows && rows.length > 0 && (
        <table class="list">
          <caption>{t.passkeys.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.passkeys.name}</th>
              <th scope="col">{t.passkeys.made}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, madeAt }) => (
              <tr key={id}>
                <th scope="row">
                  {named === id ? (
                    <Form
                      submit={t.account.save}
                      onSubmit={async (values) => {
                        await ask('PATCH', `${PATH}/${id}`, { body: values });
                        setNamed(null);
                        reload();
                        return undefined;
                      }}
                    >
                      <Field
                        label={t.passkeys.name}
                        name="name"
                        autocomplete="off"
                        value={name}
                        maxLength={80}
                      />
                    </Form>
                  ) : (
                    name
                  )}
                </th>
                <td>{moment(madeAt)}</td>
                <td class="act">
                  {named !== id && (
                    <button
                      type="button"
                      aria-label={fill(t.passkeys.renameWhat, { name })}
                      onClick={() => setNamed(id)}
                    >
                      {t.passkeys.rename}
                    </button>
                  )}
                  <ActionButton
                    label={t.passkeys.remove}
                    name={fill(t.passkeys.removeWhat, { name })}
                    act={async () => {
                      await ask('DELETE', `${PATH}/${id}`);
                      reload();
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {canUsePasskeys() ? (
        <Form
          submit={t.passkeys.add}
          clears
          refusals={{
            400: account.password ? t.account.wrongPassword : t.passkeys.failed,
            403: t.passkeys.stale,
          }}
          onSubmit={async ({ name = '', current = '' }) => {
            try {
              await addPasskey({ name, ...(account.password && { current }) });
            } catch (error) {
              if (isThereAlready(error)) return t.passkeys.there;
              if (isTakenBack(error)) return t.passkeys.takenBack;
              throw error;
            }
            reload();
            return t.passkeys.added;
          }}
        >
          <Field
            label={t.passkeys.name}
            name="name"
            autocomplete="off"
            hint={t.passkeys.nameHint}
            maxLength={80}
          />
          {account.password && (
            <Field
              label={t.account.currentPassword}
              name="current"
              type="password"
              autocomplete="current-password"
            />
          )}
        </Form>
      ) : (
        <p class="quiet">{t.passkeys.cannot}</p>
      )}
    </>
  );
}
