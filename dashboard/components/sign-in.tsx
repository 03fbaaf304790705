import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useLocale } from '../locale-context.js';
import { Field, Form } from './form.js';
import { PasskeyButton } from './passkey-button.js';

/** Signs in by email and password, and by a code where there is a second factor, or by a passkey; then the page begins anew. */
export function SignIn(): VNode {
  const { t } = useLocale();
  const [step, setStep] = useState<'password' | 'code' | 'backup'>('password');

  if (step === 'password')
    return (
      <>
        <Form
          submit={t.signIn.submit}
          refusals={{ 401: t.signIn.wrong }}
          onSubmit={async ({ email, password }) => {
            const { secondFactor } = await ask<{ secondFactor: boolean }>('POST', '/auth/sign-in/email', {
              body: { email, password },
            });
            if (secondFactor) setStep('code');
            else location.reload();
            return undefined;
          }}
        >
          <Field label={t.signIn.email} name="email" type="email" autocomplete="username" />
          <Field label={t.signIn.password} name="password" type="password" autocomplete="current-password" />
        </Form>
        <PasskeyButton />
      </>
    );
  return <Code key={step} backup={step === 'backup'} change={setStep} />;
}

function Code({
  backup,
  change,
}: {
  backup: boolean;
  change: (step: 'password' | 'code' | 'backup') => void;
}): VNode {
  const { t } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked for is there no more: whoever does not see it is told what is asked now.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t.signIn.codeTitle}
      </h2>
      {!backup && <p>{t.signIn.codeText}</p>}
      <Form
        submit={t.signIn.submit}
        refusals={{ 401: t.signIn.wrongCode }}
        onSubmit={async ({ code = '' }) => {
          const path = backup ? 'verify-backup-code' : 'verify-totp';
          await ask('POST', `/auth/two-factor/${path}`, { body: { code: code.trim() } });
          location.reload();
          return undefined;
        }}
      >
        {backup ? (
          <Field label={t.signIn.backupCode} name="code" autocomplete="off" />
        ) : (
          <Field
            label={t.signIn.code}
            name="code"
            autocomplete="one-time-code"
            inputMode="numeric"
            pattern="[0-9]{6}"
          />
        )}
      </Form>
      <p class="choices">
        <button type="button" onClick={() => change(backup ? 'code' : 'backup')}>
          {backup ? t.signIn.useCode : t.signIn.useBackup}
        </button>
        <button type="button" onClick={() => change('password')}>
          {t.signIn.startOver}
        </button>
      </p>
    </>
  );
}
