import {
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  type EventBase,
  type LandingEvent,
  type Nav,
} from '../../protocol/index.js';

/** The fields of a landing: the referrer without its query, the campaign fields as they stand in the address. */
export function landing(
  { referrer, title, location }: { referrer: string; title: string; location: { search: string } },
  token: string | undefined,
  nav: Nav | undefined,
): Omit<LandingEvent, keyof EventBase> {
  let utm: Record<string, string> | undefined;
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_/.test(name)) (utm ??= {})[name.slice(4)] = value.slice(0, MAX_TEXT_LENGTH);
  });
  return {
    type: 'landing',
    token,
    referrer: referrer.replace(/[?#].*/, '').slice(0, MAX_URL_LENGTH) || undefined,
    title: title.slice(0, MAX_TEXT_LENGTH),
    utm,
    nav,
  };
}
