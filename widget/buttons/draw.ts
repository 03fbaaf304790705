import type { Spoken } from './labels/index.js';
import { make } from './make.js';
import { renew } from './renew.js';

/** A button as it is drawn: a link where `href` opens the channel. */
export interface Button {
  channel: string;
  label: string;
  /** Path of a line drawing in a box of 24 by 24, or a whole drawing. */
  icon: string | Element | undefined;
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
    // What the owner says beside the buttons belongs to them for those who hear it, too.
    make('div', { role: 'group', part: 'group', 'aria-labelledby': 'lead', 'aria-describedby': 'reason' }),
    make('p', { role: 'status', part: 'status' }),
    make('div', {}),
  );

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
      typeof icon === 'object'
        ? icon.cloneNode(true)
        : make('svg', { part: 'icon', viewBox: '0 0 24 24', 'aria-hidden': true }, make('path', { d: icon })),
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
  // Whatever the page around it does; nothing else says more than the page.
  section.dir = /ar|he/.test(lang) ? 'rtl' : '';
  group!.setAttribute('aria-label', labels.group);
  const drawn = buttons.map(buttonOf);
  if (count !== undefined) drawn.push(make('small', { part: 'count' }, count));
  renew(group!, drawn);
  if (status!.textContent !== text) status!.textContent = text;
  renew(
    rest!,
    link ? [make('input', { part: 'link', readonly: true, value: link, 'aria-label': labels.copy })] : [],
  );
}
