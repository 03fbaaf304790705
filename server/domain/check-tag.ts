import { Tokenizer, TokenizerMode, type TokenHandler } from 'parse5';
import type { CheckFinding, FindingName } from '../../protocol/index.js';
import { blockedBy } from './content-policy.js';

/** A page as it was fetched. */
export interface FetchedPage {
  url: string;
  html: string;
  /** Values of its `Content-Security-Policy` headers. */
  policies: string[];
}

/** What its tag should say. */
export interface Expected {
  site: string;
  /** Origin of the collector. */
  collector: string;
}

type Attributes = Record<string, string | undefined>;

/** An element of a page that says something of its tag. */
interface Element {
  tagName: string;
  attributes: Attributes;
  /** What a script holds. */
  text: string;
}

/** What an attribute may show of itself. */
const MAX_SHOWN = 200;

/** Types of a script that a browser runs; others are data, or wait for something. */
const RUNS = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;

/**
 * What is to be said of a page's tag, without running anything: whether it is there, names the site and this
 * collector, and whether the page's own policy lets it load and report.
 */
export function checkTag({ url, html, policies }: FetchedPage, expected: Expected): CheckFinding[] {
  const elements = elementsOf(html);
  const base = elements.find(({ tagName }) => tagName === 'base');
  const page = new URL(url);
  const from = absolute(base?.attributes.href, page) ?? page;
  const tags = elements
    .filter(({ tagName }) => tagName === 'script')
    .map(({ attributes }) => ({ attributes, src: absolute(attributes.src, from) }))
    .filter(({ attributes, src }) => src && (isScript(src) || attributes['data-site'] !== undefined));
  const tag = tags.find(({ attributes }) => attributes['data-site'] === expected.site) ?? tags[0];

  const found: CheckFinding[] = [];
  const say = (finding: FindingName, values: CheckFinding['values'] = {}) =>
    void found.push({ finding, values });
  if (!tag?.src) {
    say('tag-missing');
    if (elements.some(isManager)) say('tag-in-manager');
    return found;
  }

  const { attributes, src } = tag;
  if (!RUNS.test(attributes.type?.trim() ?? '')) say('tag-held-back', { type: shown(attributes.type) });
  const id = attributes['data-site']?.trim() ?? '';
  if (id === '') say('id-missing', { id: expected.site });
  else if (id !== expected.site) say('id-other', { found: shown(id), id: expected.site });

  const api = absolute(attributes['data-api'], from) ?? src;
  if (api.origin !== expected.collector)
    say('reports-elsewhere', { found: shown(api.origin), collector: expected.collector });
  const plain = [src, api].find(({ protocol, hostname }) => protocol === 'http:' && !isLoopback(hostname));
  if (page.protocol === 'https:' && plain) say('mixed-content', { url: shown(plain.origin) });

  const metas = elements.filter(
    ({ tagName, attributes }) =>
      tagName === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy',
  );
  const all = [...policies, ...metas.map(({ attributes }) => attributes.content ?? '')];
  const { nonce, integrity } = attributes;
  const script = blockedBy(all, { kind: 'script', url: src, page, nonce, integrity });
  if (script !== null) say('policy-script', { directive: shown(script), origin: src.origin });
  const events = new URL('/v1/events', api);
  const connect = blockedBy(all, { kind: 'connect', url: events, page });
  if (connect !== null) say('policy-connect', { directive: shown(connect), origin: api.origin });

  if (found.length === 0) say('tag-found');
  if (!elements.some(({ tagName }) => tagName === 'luciole-share')) say('element-missing');
  if (attributes['data-consent']?.trim() === 'required') say('consent-required');
  return found;
}

const TOLD = new Set(['base', 'meta', 'script', 'luciole-share']);

/** Elements whose content is no markup, where scripts run. */
const CONTENT: Record<string, Tokenizer['state'] | undefined> = {
  ...{ script: TokenizerMode.SCRIPT_DATA, plaintext: TokenizerMode.PLAINTEXT },
  ...{ title: TokenizerMode.RCDATA, textarea: TokenizerMode.RCDATA },
  ...Object.fromEntries(
    ['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map((name) => [
      name,
      TokenizerMode.RAWTEXT,
    ]),
  ),
};

/**
 * The elements of a page that say something, in order; what stands in a template is none. Read tag by tag: a tree
 * of hostile markup grows with the square of its length, until there is no memory left.
 */
function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  let templates = 0;
  let script: Element | undefined;
  const nothing = () => undefined;
  const handler: TokenHandler = {
    onStartTag({ tagName, attrs }) {
      if (tagName === 'template') templates += 1;
      if (TOLD.has(tagName) && templates === 0) {
        const attributes = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
        const element = { tagName, attributes, text: '' };
        elements.push(element);
        if (tagName === 'script') script = element;
      }
      if (Object.hasOwn(CONTENT, tagName)) tokenizer.state = CONTENT[tagName]!;
    },
    onEndTag({ tagName }) {
      if (tagName === 'template') templates = Math.max(0, templates - 1);
      if (tagName === 'script') script = undefined;
    },
    onCharacter({ chars }) {
      if (script) script.text += chars;
    },
    onWhitespaceCharacter({ chars }) {
      if (script) script.text += chars;
    },
    onNullCharacter: nothing,
    onComment: nothing,
    onDoctype: nothing,
    onEof: nothing,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  tokenizer.write(html, true);
  return elements;
}

function absolute(text: string | undefined, from: URL): URL | undefined {
  if (text === undefined || !URL.canParse(text.trim(), from)) return undefined;
  const url = new URL(text.trim(), from);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

function isScript({ pathname }: URL): boolean {
  return /\/luciole(\.\d+\.\d+\.\d+)?\.js$/.test(pathname);
}

/** Whether an element brings a tag manager, which may put the tag in once the page runs. */
function isManager({ tagName, attributes, text }: Element): boolean {
  return (
    tagName === 'script' &&
    /googletagmanager\.com|\/container_\w+\.js|_mtm\b/.test(`${attributes.src ?? ''} ${text}`)
  );
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function shown(text = ''): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
