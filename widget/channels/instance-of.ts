/**
 * The host of the Mastodon server in what a reader typed: its name, an address on it, or their own name there
 * (`@name@server`). Undefined where there is none.
 */
export function instanceOf(typed: string): string | undefined {
  const name = typed
    .trim()
    .replace(/^\w+:\/*/, '')
    .replace(/\/.*/s, '')
    .replace(/^.*@/s, '');
  try {
    const { host, pathname } = new URL(`https://${name}`);
    return host.includes('.') && pathname === '/' ? host : undefined;
  } catch {
    return undefined;
  }
}
