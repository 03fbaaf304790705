import { rowsOf, type Message, type Row } from '../buttons/rows.js';

/** An arrow, for a channel whose owner has not drawn any. */
const ARROW = 'M5 12h14M13 6l6 6-6 6';

/** Characters in a token of the channels that an owner has counted each for itself: `own-1` and so on. */
const OWN_CODES = 'uvxyz';

/** What stands for a channel that is none of ours: counted by itself where its name is one of those. */
const rowOf = (name: string) => {
  const code = OWN_CODES[Number(/^own-([1-5])$/.exec(name)?.[1]) - 1];
  return [...(code ? [name, code] : ['other', 'o']), ARROW, undefined, name] as unknown as Row;
};

/** Schemes an owner's address may have: others could run a script, or are not for sharing. */
const SCHEMES = /^(https?|mailto|sms|xmpp|matrix):$/;

/** The owner's address with the message in it; nothing where it is none that may be opened. */
const fill = (template: string, message: Message) => {
  const href = template.replace(/\{(url|title|text)\}/g, (_, field: 'url' | 'title' | 'text') =>
    encodeURIComponent(message[field]),
  );
  try {
    const url = new URL(href, document.baseURI);
    return SCHEMES.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
};

/** Shapes of a drawing; nothing else of it is taken over. */
const SHAPES = /^(g|path|circle|ellipse|line|polyline|polygon|rect)$/;

/** What says how an owner's element looks, and nothing that acts or leads elsewhere. */
const attributesOf = (element: Element) =>
  Object.fromEntries(
    Array.from(element.attributes)
      .filter(({ name }) => !/^(on|style$|class$|id$|width$|height$|viewBox$|xmlns)/.test(name))
      .map(({ name, value }) => [name, value]),
  );

/** An element of a drawing with the shapes of an owner's. */
const shaped = (tag: string, attributes: Record<string, string>, source?: Element): Element => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const shape of Array.from(source?.children ?? [])) {
    if (SHAPES.test(shape.localName)) element.append(shaped(shape.localName, attributesOf(shape), shape));
  }
  return element;
};

/** An owner's drawing, in its own colours, or in the text's where it has none. */
const drawing = (svg: Element) => (): Element => {
  const viewBox = svg.getAttribute('viewBox') ?? '0 0 24 24';
  const picture = shaped('svg', { part: 'icon', viewBox, 'aria-hidden': 'true' });
  picture.append(shaped('g', { fill: 'currentColor', stroke: 'none', ...attributesOf(svg) }, svg));
  return picture;
};

/**
 * The channels of an owner's own in `parent`, by name: `<luciole-channel name="…" href="…{url}…">Label</…>`,
 * with an icon where an `<svg>` stands in it. Those named `own-1` to `own-5` are counted each under its name,
 * others as `other`, or, where `rows` has a channel of that name, as it, which they then replace; what they do not
 * say, they have from it.
 */
export function ownChannels(parent: ParentNode, rows: Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const theirs of parent.querySelectorAll('luciole-channel')) {
    const name = theirs.getAttribute('name') ?? 'other';
    const template = theirs.getAttribute('href');
    const copy = theirs.cloneNode(true) as Element;
    const svg = copy.querySelector('svg');
    svg?.remove();
    const [ours = rowOf(name)] = rowsOf([name], rows);
    const [channel, code, icon, intent, label, act] = ours;
    found.set(name, [
      channel,
      code,
      svg ? drawing(svg) : icon,
      template ? (message: Message) => fill(template, message) : intent,
      copy.textContent.trim() || label,
      act,
    ] as Row);
  }
  return found;
}
