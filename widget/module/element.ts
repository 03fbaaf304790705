import type { Arrived } from '../api.js';
import type { Shared } from '../seam.js';

/** Attributes of `<luciole-share>`. */
export interface ShareAttributes {
  /** Which channels, in which order, separated by spaces. */
  channels?: string;
  url?: string;
  title?: string;
  text?: string;
  layout?: 'inline' | 'sticky-left' | 'sticky-right' | 'bottom';
  look?: 'icons' | 'labels' | 'compact';
  /** From how many shares on their number is shown. */
  counts?: number | string;
  lang?: string;
  theme?: 'light' | 'dark' | 'auto';
}

/** Attributes of `<luciole-channel>`, a channel of the page's own. */
export interface ChannelAttributes {
  name: string;
  /** With `{url}`, `{title}` and `{text}` where they belong. */
  href: string;
}

/** An act of sharing, as the element tells the page. */
export type ShareEvent = CustomEvent<Shared>;

declare global {
  interface HTMLElementTagNameMap {
    'luciole-share': HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    'luciole:share': ShareEvent;
  }
  interface WindowEventMap {
    'luciole:arrival': CustomEvent<Arrived>;
  }
}
