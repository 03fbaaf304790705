import type { HTMLAttributes } from 'vue';
import type { ChannelAttributes, ShareAttributes, ShareEvent } from './element.js';

declare module 'vue' {
  interface GlobalComponents {
    'luciole-share': new () => {
      $props: ShareAttributes &
        Omit<HTMLAttributes, keyof ShareAttributes> & { 'onLuciole:share'?: (event: ShareEvent) => void };
    };
    'luciole-channel': new () => { $props: ChannelAttributes };
  }
}
