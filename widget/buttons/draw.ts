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
  act: (event: MouseEvent) => void;
}

/** What the reader is told below the buttons, and the link where it is still to be copied. */
export interface Note {
  text?: string | undefined;
  link?: string | undefined;
  /** How often the page was shared; empty until that is known. */
  count?: string | undefined;
}

/** Only pages open in a tab of their own: an app's link would leave an empty one behind. */
export const targetOf = (href: string) => (/^https/.test(href) ? '_blank' : '');

const own = (name: string) => make('div', { id: name, part: name }, make('slot', { name }));

/** What stands in an element from the start: the owner's words, and places for buttons and for what is told. */
export const frame = () =>
  make(
    'section',
    {},
    own('lead'),
    own('reason'),
    make('div', { role: 'group', part: 'group' }),
    make('p', { role: 'status', part: 'status' }),
    make('div', {}),
  );

/** Points to the owner's words in a slot, where there are any. */
const refer = (group: HTMLElement, attribute: string, name: string) => {
  const slot = group.parentNode!.querySelector<HTMLSlotElement>(`slot[name=${name}]`)!;
  if (slot.assignedNodes().length) group.setAttribute(attribute, name);
  else group.removeAttribute(attribute);
};

const buttonOf = ({ channel, label, icon, href, act }: Button) =>
  make(
    href ? 'a' : 'button',
    {
      part: 'button ' + channel,
      title: label,
      onclick: act,
      onauxclick: href && act,
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
  section: HTMLElement,
  [lang, labels]: Spoken,
  buttons: Button[],
  { text = '', link, count }: Note,
): void {
  const [, , group, status, rest] = section.children as unknown as HTMLElement[];
  section.lang = lang;
  section.dir = /ar|he/.test(lang) ? 'rtl' : '';
  group!.setAttribute('aria-label', labels.group);
  // What the owner says beside the buttons belongs to them for those who hear it, too; where it says nothing, some
  // would take that for the name.
  refer(group!, 'aria-labelledby', 'lead');
  refer(group!, 'aria-describedby', 'reason');
  const drawn = buttons.map(buttonOf);
  if (count !== undefined) drawn.push(make('small', { part: 'count' }, count));
  renew(group!, drawn);
  if (status!.textContent !== text) status!.textContent = text;
  renew(
    rest!,
    link ? [make('input', { part: 'link', readonly: true, value: link, 'aria-label': labels.copy })] : [],
  );
}
