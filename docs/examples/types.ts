/** What the package says of its types: checked beside the examples. */
import { consent, convert, on, share, start } from 'luciole';
import type { ComponentProps } from 'react';
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { LucioleShare } from 'luciole/react';
import type {} from 'luciole/vue';
import type {} from 'luciole/svelte';

start({ site: 'gazette', api: 'https://share.example.org', addressBar: 0.2, consent: 'required' });
share('whatsapp', { title: 'A story' });
convert('subscription', { value: 49, currency: 'EUR', id: 'order-1042' });
consent(true);
on('share', ({ channel, url }) => `${channel} ${url}`);
on('arrival', ({ token, channel, generation, sharedAt }) => `${token}${channel}${generation + sharedAt}`);
// @ts-expect-error -- the collector has to be named
start({ site: 'gazette' });
// @ts-expect-error -- there is no such event
on('departure', () => undefined);

document.querySelector('luciole-share')?.addEventListener('luciole:share', ({ detail }) => detail.channel);
addEventListener('luciole:arrival', ({ detail }) => detail.token);

export const inReact: ComponentProps<typeof LucioleShare> = {
  layout: 'bottom',
  onShare: ({ method }) => method.length,
};
export const inVue: InstanceType<GlobalComponents['luciole-share']>['$props'] = {
  channels: 'copy',
  'onLuciole:share': ({ detail }) => detail.channel,
};
export const inSvelte: SvelteHTMLElements['luciole-share'] = { look: 'icons', counts: 100, class: 'below' };
// @ts-expect-error -- no layout has that name
export const wrong: SvelteHTMLElements['luciole-share'] = { layout: 'sideways' };
