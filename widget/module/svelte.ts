import type { HTMLAttributes } from 'svelte/elements';
import type { ChannelAttributes, ShareAttributes } from './element.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'luciole-share': ShareAttributes & Omit<HTMLAttributes<HTMLElement>, keyof ShareAttributes>;
    'luciole-channel': ChannelAttributes & Omit<HTMLAttributes<HTMLElement>, keyof ChannelAttributes>;
  }
}
