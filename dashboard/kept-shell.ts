/**
 * Keeps what the dashboard consists of on this device, so that it opens without a connection: for who is signed in,
 * in a window of its own. Where that cannot be, all works as it did.
 */
export function keepShell(): void {
  if (window.top !== window.self || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
}

/** Leaves nothing of it on the device. */
export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
