import { parseToken } from '../protocol/index.js';
import type { Arrived } from './api.js';
import type { Hear, PartModule } from './seam.js';

/** Tells listeners of arrivals what their tokens say: few pages ask, and the table of channels is no small thing. */
export const define: PartModule<Hear>['define'] = () => (listener, before) => {
  const hear = ({ token }: Arrived) => {
    const { channel, generation, mintedAt } = parseToken(token, Infinity)!;
    listener({ token, channel, generation, sharedAt: mintedAt });
  };
  addEventListener('luciole:arrival', (event) => {
    hear(event.detail);
  });
  if (before) hear(before);
};
