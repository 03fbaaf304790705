import {
  ID_PATTERN,
  isChannel,
  MAX_PASSAGE_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  METHODS,
  NAVS,
  PASSAGE_HASH_PATTERN,
  UTM_FIELDS,
  type Channel,
  type Method,
  type Nav,
  type Passage,
  type Utm,
  type WireEvent,
} from '../../protocol/index.js';
import { readPage } from '../domain/page.js';
import { beginning } from './beginning.js';
import { CURRENCY_PATTERN, MAX_MOMENT, MAX_TOKEN_FIELD_LENGTH, PAGE_PATTERN, tidy } from './schema.js';

/**
 * An event as `eventSchema` reads it, in a tenth of the time; undefined where it is not of its form. Says
 * nothing of what is wrong: that is the schema's to explain.
 */
export function readEvent(raw: unknown): WireEvent | undefined {
  if (!isRecord(raw)) return;
  const { type, id, view, page, at } = raw;
  if (!isId(id) || !isId(view) || !isPage(page) || !isMoment(at)) return;
  const base = { id, view, page, at };
  switch (type) {
    case 'landing': {
      const { token, referrer, title, utm, nav, next } = raw;
      if (!isText(token) || !isText(referrer) || !isText(title) || !isNav(nav) || !isText(next)) return;
      if (utm !== undefined && !isUtm(utm)) return;
      return {
        type,
        ...base,
        token: tokenField(token),
        referrer: text(referrer, MAX_URL_LENGTH),
        title: text(title),
        utm: utm && tidyUtm(utm),
        nav,
        next: tokenField(next),
      };
    }
    case 'view': {
      const { title, nav, next } = raw;
      if (!isText(title) || !isNav(nav) || !isText(next)) return;
      return { type, ...base, title: text(title), nav, next: tokenField(next) };
    }
    case 'share': {
      const { channel, method, token, parent, passage } = raw;
      if (!isChannelName(channel) || !isMethod(method) || !isText(token) || !isText(parent)) return;
      if (passage !== undefined && !isPassage(passage)) return;
      return {
        type,
        ...base,
        channel,
        method,
        token: tokenField(token),
        parent: tokenField(parent),
        passage: passage && { hash: passage.hash, words: tidy(passage.words, MAX_PASSAGE_LENGTH) },
      };
    }
    case 'conversion': {
      const { goal, value, currency, order } = raw;
      if (typeof goal !== 'string' || !isText(order)) return;
      if (value !== undefined && !Number.isFinite(value)) return;
      if (currency !== undefined && !(typeof currency === 'string' && CURRENCY_PATTERN.test(currency)))
        return;
      const name = tidy(goal, MAX_TEXT_LENGTH);
      if (name === '') return;
      return {
        type,
        ...base,
        goal: name,
        value: value as number | undefined,
        currency,
        order: text(order),
      };
    }
    default:
      return;
  }
}

/** The value, where it is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is a moment, ms since the epoch. */
export function isMoment(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_MOMENT;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}

function isPage(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_URL_LENGTH &&
    PAGE_PATTERN.test(value) &&
    readPage(value) !== undefined
  );
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isNav(value: unknown): value is Nav | undefined {
  return value === undefined || NAVS.includes(value as Nav);
}

function isChannelName(value: unknown): value is Channel {
  return typeof value === 'string' && isChannel(value);
}

function isMethod(value: unknown): value is Method {
  return METHODS.includes(value as Method);
}

function isUtm(value: unknown): value is Utm {
  return isRecord(value) && UTM_FIELDS.every((name) => isText(value[name]));
}

function isPassage(value: unknown): value is Passage {
  if (!isRecord(value)) return false;
  const { hash, words } = value;
  return typeof hash === 'string' && PASSAGE_HASH_PATTERN.test(hash) && typeof words === 'string';
}

function tidyUtm(utm: Utm): Utm {
  const tidied: Utm = {};
  for (const name of UTM_FIELDS) {
    const value = text(utm[name]);
    if (value !== undefined) tidied[name] = value;
  }
  return tidied;
}

function text(value: string | undefined, maxLength = MAX_TEXT_LENGTH): string | undefined {
  return value === undefined ? undefined : tidy(value, maxLength) || undefined;
}

function tokenField(value: string | undefined): string | undefined {
  return value === undefined ? undefined : beginning(value, MAX_TOKEN_FIELD_LENGTH) || undefined;
}
