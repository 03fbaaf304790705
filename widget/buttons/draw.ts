import type { Spoken } from './labels/index.js';
import { dress, make } from './make.js';
import { renew } from './renew.js';
import type { Icon } from './rows.js';

/** A button as it is drawn: a link where `href` opens the channel. */
export interface Button {
  channel: string;
  label: string | undefined;
  /** Path of a line drawing in a box of 24 by 24, or what makes a drawing of its own. */
  icon: Icon;
  href?: string | undefined;
}

/** The buttons, what the reader is told below them, and the link where it is still to be copied. */
export interface Drawing {
  buttons: Button[];
  text?: string | undefined;
  link?: string | undefined;
  /** How often the page was shared; empty until that is known. */
  count?: string | undefined;
}

/** Which way a language is written, where that has to be said. */
export const directionOf = /*! at once */ (lang: string) => (['ar', 'he'].includes(lang) ? 'rtl' : '');

/** What the owner put into `element` for a place: most elements are empty, and not searched. */
const put = /*! at once */ (element: Element, name: string) =>
  element.firstElementChild && element.querySelector(`[slot=${name}]`);

/** Only pages open in a tab of their own: an app's link would leave an empty one behind. */
export const targetOf = /*! at once */ (href: string) => (href.startsWith('https') ? '_blank' : '');

/** What stands in an element from the start: places for the buttons, and for what is told. */
export const frame = /*! at once */ () => {
  const group = make('div', { role: 'group', part: 'group' });
  return { group, section: make('section', {}, group, make('p', { role: 'status', part: 'status' })) };
};

/** Keeps a place for the owner's words where there are any, and has the group point to it. */
const place = /*! at once */ (element: Element, group: HTMLElement, name: string, attribute: string) => {
  const section = group.parentElement!;
  if (!put(element, name)) group.removeAttribute(attribute);
  else {
    group.setAttribute(attribute, name);
    if (!section.querySelector('#' + name)) {
      const words = make('div', { id: name, part: name }, make('slot', { name }));
      if (name === 'lead') section.prepend(words);
      else group.before(words);
    }
  }
};

const blanks: Record<string, HTMLElement> = {};

/** A link or a button with nothing in it yet: what is the same in all of them is made once, and copied. */
const blank = /*! at once */ (tag: string) =>
  (blanks[tag] ??= make(
    tag,
    {},
    make('svg', { part: 'icon', viewBox: '0 0 24 24', 'aria-hidden': true }, make('path', {})),
    make('span', { part: 'label' }),
  )).cloneNode(true) as HTMLElement;

const buttonOf = /*! at once */ (element: Element, { channel, label = '', icon, href }: Button) => {
  const button = blank(href ? 'a' : 'button');
  const drawing = button.firstElementChild!;
  const name = 'icon-' + channel;
  button.lastChild!.textContent = label;
  dress(button, {
    part: 'button ' + channel,
    title: label,
    href,
    target: href && targetOf(href),
    rel: href && 'noopener',
  });
  // An owner's drawing is shown where it stands, in the place of ours.
  if (put(element, name)) drawing.replaceWith(make('slot', { name }));
  else if (typeof icon === 'string') drawing.firstElementChild!.setAttribute('d', icon);
  else drawing.replaceWith(icon());
  return button;
};

/** Draws the buttons, or brings what is drawn up to date. */
export const draw = /*! at once */ (
  element: Element,
  { section, group }: ReturnType<typeof frame>,
  [lang, labels]: Spoken,
  { buttons, text = '', link, count }: Drawing,
): void => {
  section.lang = lang;
  section.dir = directionOf(lang);
  group.setAttribute('aria-label', labels.group);
  // What the owner says beside the buttons belongs to them for those who hear it, too; where it says nothing, some
  // would take that for the name.
  place(element, group, 'lead', 'aria-labelledby');
  place(element, group, 'reason', 'aria-describedby');
  const drawn = buttons.map((button) => buttonOf(element, button));
  if (count !== undefined) drawn.push(make('small', { part: 'count' }, count));
  renew(group, drawn);
  const status = group.nextElementSibling!;
  if (status.textContent !== text) status.textContent = text;
  const old = section.querySelector('input');
  if (old?.value !== link) {
    old?.remove();
    if (link)
      section.append(
        make('input', { part: 'link', readonly: true, dir: 'ltr', value: link, 'aria-label': labels.copy }),
      );
  }
};
