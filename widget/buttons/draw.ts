import { h, render } from 'preact-small';
import type { Spoken } from './labels/index.js';

/** A button as it is drawn: a link where `href` opens the channel. */
export interface Button {
  channel: string;
  label: string;
  /** Path of a line drawing in a box of 24 by 24. */
  icon: string | undefined;
  href?: string | undefined;
  act: (event: MouseEvent) => void;
}

/** What the reader is told below the buttons, and the link where it is still to be copied. */
export interface Note {
  text?: string | undefined;
  link?: string | undefined;
}

/** Only pages open in a tab of their own: an app's link would leave an empty one behind. */
export const targetOf = (href: string) => (/^https/.test(href) ? '_blank' : '');

/** Draws the buttons, or brings what is drawn up to date. */
export function draw(
  root: ShadowRoot,
  [lang, labels]: Spoken,
  buttons: Button[],
  { text, link }: Note,
): void {
  render(
    h(
      'section',
      { lang },
      h(
        'div',
        { role: 'group', 'aria-label': labels.group },
        buttons.map(({ label, icon, href, act }) =>
          h(
            href ? 'a' : 'button',
            {
              onClick: act,
              ...(href && { href, target: targetOf(href), rel: 'noopener', onAuxClick: act }),
            },
            h('svg', { viewBox: '0 0 24 24', width: 20, 'aria-hidden': true }, h('path', { d: icon })),
            label,
          ),
        ),
      ),
      h('p', { role: 'status' }, text),
      link && h('input', { readOnly: true, value: link, 'aria-label': labels.copy }),
    ),
    root,
  );
}
