import { ask } from './api.js';

/** Whether this browser can use passkeys at this address: those that can need https, or localhost. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof (PublicKeyCredential as Partial<typeof PublicKeyCredential>).parseRequestOptionsFromJSON ===
      'function'
  );
}

/** Signs in by a passkey that the person chooses. Throws what `ask` throws, or a DOMException where they did not. */
export async function signInByPasskey(): Promise<void> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>(
    'GET',
    '/auth/passkey/generate-authenticate-options',
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const response = asJson(await navigator.credentials.get({ publicKey }));
  await ask('POST', '/auth/passkey/verify-authentication', { body: { response } });
}

/** Makes a passkey on a device that the person chooses, and adds it to their account. */
export async function addPasskey(values: { name: string; current?: string }): Promise<void> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>(
    'GET',
    '/auth/passkey/generate-register-options',
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const response = asJson(await navigator.credentials.create({ publicKey }));
  await ask('POST', '/auth/passkey/verify-registration', { body: { response, ...values } });
}

/** Whether the person did not go through with it, or the device had nothing to offer; browsers do not say which. */
export function isTakenBack(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

/** Whether the device has a passkey of this account already. */
export function isThereAlready(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

function asJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError');
  return credential.toJSON();
}
