import {
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  UTM_FIELDS,
  type EventBase,
  type LandingEvent,
  type Nav,
  type Utm,
} from '../../protocol/index.js';

/** A title as it is sent: cut, or undefined where there is none. */
export function titleOf({ title }: { title: string }): string | undefined {
  return title.slice(0, MAX_TEXT_LENGTH) || undefined;
}

/** A way of reaching a document as it is sent: `navigate` goes without saying. */
export function navOf(nav: Nav): Nav | undefined {
  return nav === 'navigate' ? undefined : nav;
}

/** The fields of a landing: the referrer without its query, the campaign fields as they stand in `search`. */
export function landing(
  document: { referrer: string; title: string },
  { token, search, nav }: { token: string | undefined; search: string; nav: Nav },
): Omit<LandingEvent, keyof EventBase> {
  const params = new URLSearchParams(search);
  let utm: Utm | undefined;
  for (const field of UTM_FIELDS) {
    const value = params.get('utm_' + field);
    if (value) (utm ??= {})[field] = value.slice(0, MAX_TEXT_LENGTH);
  }
  return {
    type: 'landing',
    token,
    referrer: document.referrer.replace(/[?#].*/, '').slice(0, MAX_URL_LENGTH) || undefined,
    title: titleOf(document),
    utm,
    nav: navOf(nav),
  };
}
