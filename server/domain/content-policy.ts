/** What a Content Security Policy is asked about. */
export interface Wanted {
  kind: 'script' | 'connect';
  url: URL;
  /** Of the page that has the policy. */
  page: URL;
  /** Of the tag, where it has them. */
  nonce?: string | undefined;
  integrity?: string | undefined;
}

/** Which directive decides, the nearest first. */
const DECIDING = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
} as const;

/**
 * The directive, as it is written, of the first policy that keeps a page from what it wants; null where none does.
 * `policies`: values of headers or meta elements, each perhaps several by commas (CSP level 3, 6.7).
 */
export function blockedBy(policies: string[], wanted: Wanted): string | null {
  for (const policy of policies.flatMap((value) => value.split(','))) {
    const directives = new Map<string, string[]>();
    for (const directive of policy.split(';')) {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      const key = name.toLowerCase();
      if (key && !directives.has(key)) directives.set(key, sources);
    }
    const deciding = DECIDING[wanted.kind].find((name) => directives.has(name));
    const sources = deciding && directives.get(deciding);
    if (sources && !allows(sources, wanted)) return [deciding, ...sources].join(' ');
  }
  return null;
}

function allows(sources: string[], { kind, url, page, nonce, integrity }: Wanted): boolean {
  const lower = sources.map((source) => source.toLowerCase());
  if (kind === 'script') {
    const exact = new Set(sources);
    if (nonce && exact.has(`'nonce-${nonce}'`)) return true;
    const hashes = integrity?.trim().split(/\s+/) ?? [];
    if (hashes.length > 0 && hashes.every((hash) => exact.has(`'${hash}'`))) return true;
    // Then places count for nothing: what is trusted is named by nonce or hash.
    if (lower.includes("'strict-dynamic'")) return false;
  }
  return lower.some((source) =>
    source === "'self'" ? isSame(page, url) : !source.startsWith("'") && matches(source, url, page),
  );
}

function isSame(page: URL, url: URL): boolean {
  if (page.origin === url.origin) return true;
  return page.hostname === url.hostname && page.protocol === 'http:' && url.protocol === 'https:';
}

/** Whether a scheme or host source, in lower case, covers an address. */
function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return covers(source, url.protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[^/:*]+)(?::(\d+|\*))?(\/[^?#]*)?$/.exec(source);
  if (!parts) return false;
  const [, scheme = page.protocol, host = '', port, path] = parts;
  if (!covers(scheme, url.protocol)) return false;
  const isHost = host.startsWith('*') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  if (!isHost) return false;
  const own = url.port || (url.protocol === 'https:' ? '443' : '80');
  const standard = url.port === '';
  if (port === undefined ? !standard : port !== '*' && port !== own && !(port === '80' && own === '443'))
    return false;
  if (!path || path === '/') return true;
  const asked = url.pathname.toLowerCase();
  return path.endsWith('/') ? asked.startsWith(path) : asked === path;
}

/** A source with http covers https too. */
function covers(scheme: string, protocol: string): boolean {
  return scheme === protocol || (scheme === 'http:' && protocol === 'https:');
}
