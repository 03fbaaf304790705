import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountAnswer } from '../../protocol/people.js';
import { ask } from '../api.js';
import { useLocale } from '../locale-context.js';
import { Field, Form } from './form.js';
import { QrCode } from './qr-code.js';
import { Snippet } from './snippet.js';

interface Begun {
  uri: string;
  backupCodes: string[];
}

/** Sets a second factor up, or ends it. */
export function SecondFactor({ account, changed }: { account: AccountAnswer; changed: () => void }): VNode {
  const { t } = useLocale();
  const [begun, setBegun] = useState<Begun | null>(null);
  const password = (
    <Field
      label={t.account.currentPassword}
      name="password"
      type="password"
      autocomplete="current-password"
    />
  );

  if (account.secondFactor)
    return (
      <>
        <p>{t.account.secondOn}</p>
        <Form
          submit={t.account.end}
          refusals={{ 400: t.account.wrongPassword }}
          onSubmit={async (values) => {
            await ask('POST', '/auth/two-factor/disable', { body: values });
            setBegun(null);
            changed();
            return undefined;
          }}
        >
          {password}
        </Form>
      </>
    );
  if (!account.password)
    return (
      <>
        <p>{t.account.secondOff}</p>
        <p class="quiet">{t.account.secondNeeds}</p>
      </>
    );
  if (!begun)
    return (
      <>
        <p>{t.account.secondOff}</p>
        <Form
          submit={t.account.begin}
          refusals={{ 400: t.account.wrongPassword }}
          onSubmit={async (values) => {
            setBegun(await ask<Begun>('POST', '/auth/two-factor/enable', { body: values }));
            return undefined;
          }}
        >
          {password}
        </Form>
      </>
    );
  return (
    <>
      <p>{t.account.scan}</p>
      <QrCode text={begun.uri} label={t.account.qr} />
      <p>
        <a class="button" href={begun.uri}>
          {t.account.open}
        </a>
      </p>
      <p class="quiet">{t.account.secret}</p>
      <Snippet text={new URL(begun.uri).searchParams.get('secret') ?? ''} />
      <p>{t.account.keep}</p>
      <Snippet text={begun.backupCodes.join('\n')} />
      <p>{t.account.confirmText}</p>
      <Form
        key="confirm"
        submit={t.account.confirm}
        refusals={{ 401: t.signIn.wrongCode }}
        onSubmit={async (values) => {
          await ask('POST', '/auth/two-factor/verify-totp', { body: values });
          changed();
          return undefined;
        }}
      >
        <Field
          label={t.signIn.code}
          name="code"
          autocomplete="one-time-code"
          inputMode="numeric"
          pattern="[0-9]{6}"
        />
      </Form>
    </>
  );
}
