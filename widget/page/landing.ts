import { type EventBase, type LandingEvent, type Nav } from '../../protocol/index.js';

/** The fields of a landing: the referrer without its query, the campaign fields as they stand in the address. */
export function landing(
  { referrer, title, location }: { referrer: string; title: string; location: { search: string } },
  token: string | undefined,
  nav: Nav | undefined,
): Omit<LandingEvent, keyof EventBase> {
  let utm: Record<string, string> | undefined;
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_/.test(name)) (utm ??= {})[name.slice(4)] = value;
  });
  return {
    type: 'landing',
    token,
    referrer: referrer.replace(/[?#].*/, '') || undefined,
    title: title,
    utm,
    nav,
  };
}
