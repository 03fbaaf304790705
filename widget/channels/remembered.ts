const KEY = 'luciole:mastodon';

/** The Mastodon server this device was asked to remember; null where none was, or nothing can be stored. */
export function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers a Mastodon server on this device, or forgets it. */
export function remember(instance: string | null): void {
  try {
    if (instance) localStorage.setItem(KEY, instance);
    else localStorage.removeItem(KEY);
  } catch {
    // Asked again next time.
  }
}
