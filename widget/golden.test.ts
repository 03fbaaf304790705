import { describe, expect, it } from 'vitest';
import type { EventBatch, LandingEvent, Nav, WireEvent } from '../protocol/index.js';
import conversion from '../protocol/golden/conversion.json' with { type: 'json' };
import landingDirect from '../protocol/golden/landing-direct.json' with { type: 'json' };
import landingToken from '../protocol/golden/landing-token.json' with { type: 'json' };
import share from '../protocol/golden/share-parent.json' with { type: 'json' };
import view from '../protocol/golden/view.json' with { type: 'json' };
import { landing } from './page/landing.js';
import { makeId } from './page/make-id.js';

/** What an event looks like: its fields and their kinds, not what they say. */
const shape = (value: unknown): unknown =>
  typeof value === 'object' && value
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, each]) => [key, shape(each)]),
      )
    : typeof value;

const sent = (event: WireEvent) => JSON.parse(JSON.stringify(event)) as unknown;

const base = { id: makeId(), view: makeId(), page: 'https://example.org/', at: Date.now() };
const reached = (
  referrer: string,
  search: string,
  { token, nav }: { token?: string; nav?: Nav },
): LandingEvent => ({
  ...base,
  ...landing({ referrer, title: 'A title', location: { search } }, token, nav),
});

describe('what the widget sends', () => {
  it('has, for a direct landing, the golden form', () => {
    expect(shape(sent(reached('', '', {})))).toEqual(shape(landingDirect.events[0]));
  });

  it('has, for a landing with everything, the golden form', () => {
    const search = '?utm_source=letter&utm_medium=email&utm_campaign=autumn';
    const event = reached('https://news.example/today', search, {
      token: '0Bk3aB3dE5fGw1',
      nav: 'prerender',
    });
    expect(shape(sent(event))).toEqual(shape(landingToken.events[0]));
  });

  it('has, for other events, the golden form, as far as types can tell', () => {
    // The tracker's `report` takes nothing but these types: what is of them has the golden fields.
    const typed: WireEvent[] = [
      { ...base, type: 'view', title: 'A title', nav: 'back_forward' },
      { ...base, type: 'share', channel: 'telegram', method: 'button', token: 'T', parent: 'P' },
      { ...base, type: 'conversion', goal: 'subscribe', value: 12.5, currency: 'EUR', order: 'order-1' },
    ];
    const golden = [view, share, conversion].map((batch) => batch.events[0]);
    expect(typed.map(sent).map(shape)).toEqual(golden.map(shape));
  });

  it('stands in the golden envelope', () => {
    const batch: EventBatch = { site: 'demo', sent: 1, events: [] };
    expect(Object.keys(batch)).toEqual(Object.keys(landingDirect));
  });
});
