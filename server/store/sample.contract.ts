import { mintToken, type Channel } from '../../protocol/index.js';
import type {
  Admitted,
  AdmittedConversion,
  AdmittedLanding,
  AdmittedShare,
  AdmittedView,
} from '../domain/admitted.js';
import { dayStart, localDay } from '../domain/time.js';

/** Site, zone and time in which the stories of the tests play. */
export const SITE = 'demo';
export const ZONE = 'Europe/Paris';
export const DAY = '2026-11-10';
export const START = dayStart(DAY, ZONE);
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

export const PAGE = 'https://www.example.org/fireflies';
export const OTHER_PAGE = 'https://www.example.org/moths';

/** Milliseconds at a time of the first day. */
export function clock(hours: number, minutes = 0): number {
  return START + hours * HOUR + minutes * MINUTE;
}

/** A token of the channel, as a page would have made it in the first minutes of the day. */
export function token(channel: Channel = 'whatsapp', generation = 1): string {
  return mintToken(channel, generation, START);
}

type Some<T extends Admitted> = Partial<Omit<T, 'type' | 'day'>> & { id: string };

function base(event: { id: string; at?: number | undefined; view?: string | undefined }) {
  const at = event.at ?? clock(12);
  return {
    id: event.id,
    view: event.view ?? `view-${event.id}`,
    page: PAGE,
    at,
    day: localDay(at, ZONE),
    key: null,
    leftOut: null,
    device: null,
    browser: null,
    language: null,
    country: null,
  };
}

/** A landing: direct, or by its token where it has one. */
export function landing(event: Some<AdmittedLanding>): AdmittedLanding {
  const source = event.token ? 'token' : 'direct';
  const nothing = { token: null, referrer: null, title: null, utm: null, next: null };
  return { ...base(event), type: 'landing', nav: 'navigate', source, ...nothing, ...event };
}

/** A page view inside the site. */
export function view(event: Some<AdmittedView>): AdmittedView {
  return { ...base(event), type: 'view', nav: 'navigate', title: null, next: null, ...event };
}

/** A share by WhatsApp, without token unless one is given. */
export function share(event: Some<AdmittedShare>): AdmittedShare {
  const said = { channel: 'whatsapp', method: 'button', token: null, parent: null, passage: null } as const;
  return { ...base(event), type: 'share', ...said, ...event };
}

/** A goal reached. */
export function conversion(event: Some<AdmittedConversion>): AdmittedConversion {
  const said = { goal: 'subscribe', value: null, currency: null, order: null };
  return { ...base(event), type: 'conversion', ...said, ...event };
}
