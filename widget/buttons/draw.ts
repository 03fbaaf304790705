import type { Spoken } from './labels/index.js';
import { make } from './make.js';
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

/** Only pages open in a tab of their own: an app's link would leave an empty one behind. */
export const targetOf = (href: string) => (/^https/.test(href) ? '_blank' : '');

/** What stands in an element from the start: places for the buttons, and for what is told. */
export const frame = () => {
  const group = make('div', { role: 'group', part: 'group' });
  return { group, section: make('section', {}, group, make('p', { role: 'status', part: 'status' })) };
};

/** Keeps a place for the owner's words where there are any, and has the group point to it. */
const place = (element: Element, group: HTMLElement, name: string, attribute: string) => {
  const section = group.parentElement!;
  if (!element.querySelector(`[slot=${name}]`)) group.removeAttribute(attribute);
  else {
    group.setAttribute(attribute, name);
    if (!section.querySelector('#' + name)) {
      const words = make('div', { id: name, part: name }, make('slot', { name }));
      if (name === 'lead') section.prepend(words);
      else group.before(words);
    }
  }
};

const buttonOf = ({ channel, label, icon, href }: Button) =>
  make(
    href ? 'a' : 'button',
    {
      part: 'button ' + channel,
      title: label,
      href,
      target: href && targetOf(href),
      rel: href && 'noopener',
    },
    make(
      'slot',
      { name: 'icon-' + channel },
      typeof icon === 'string'
        ? make('svg', { part: 'icon', viewBox: '0 0 24 24', 'aria-hidden': true }, make('path', { d: icon }))
        : icon(),
    ),
    make('span', { part: 'label' }, label),
  );

/** Draws the buttons, or brings what is drawn up to date. */
export function draw(
  element: Element,
  { section, group }: ReturnType<typeof frame>,
  [lang, labels]: Spoken,
  { buttons, text = '', link, count }: Drawing,
): void {
  section.lang = lang;
  section.dir = /ar|he/.test(lang) ? 'rtl' : '';
  group.setAttribute('aria-label', labels.group);
  // What the owner says beside the buttons belongs to them for those who hear it, too; where it says nothing, some
  // would take that for the name.
  place(element, group, 'lead', 'aria-labelledby');
  place(element, group, 'reason', 'aria-describedby');
  const drawn = buttons.map(buttonOf);
  if (count !== undefined) drawn.push(make('small', { part: 'count' }, count));
  renew(group, drawn);
  const status = group.nextElementSibling!;
  if (status.textContent !== text) status.textContent = text;
  const old = section.querySelector('input');
  if (old?.value !== link) {
    old?.remove();
    if (link)
      section.append(make('input', { part: 'link', readonly: true, value: link, 'aria-label': labels.copy }));
  }
}
