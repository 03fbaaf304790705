import { perShare, type Told } from '../../protocol/index.js';
import {
  calmedDown,
  dispersionOf,
  isSilent,
  takesOff,
  type AlertSettings,
  type PageCounts,
} from '../domain/judge.js';
import { reliableRhythm, rhythmOf, sumOver } from '../domain/rhythm.js';
import { addDays, dayStart, localDay, localHour } from '../domain/time.js';
import type { Site, Store } from '../store/port.js';
import type { OpenAlert, Pulse } from './alert-book.js';
import { viewOf } from './report.js';
import type { Telling } from './telling.js';
import type { ToldData } from './told-event.js';

const HOUR_MS = 3_600_000;

/** Days that make a site's rhythm, and a page's rate. */
const BASE_DAYS = 7;
/** The hour that is running and those before it: what a burst is looked for in. */
const WINDOW_HOURS = 3;
/** Pages looked at in each hour, and in all, at most: those with the most arrivals. */
const PAGES = 50;
/** A burst that began anew within this is the same one, ms. */
const SAME_BURST_MS = 86_400_000;
/**
 * Articles of a site that are told to take off within that time, at most. Anybody can make up arrivals on as many
 * pages as they like, with titles of their own; a mail for each would be theirs to send.
 */
export const BURSTS_A_DAY = 20;
/** After a longer break between two looks nobody knows what was missed, ms: silence is counted from now on. */
export const BLIND_MS = 900_000;
/** Rows of days and hours, at most. */
const MANY = 1000;

const ALERTS = ['alert.burst', 'alert.silent', 'alert.recovered'] as const satisfies Told[];

interface Rhythms {
  day: string;
  /** How arrivals are spread over the hours of a day, 1 on average. */
  arrivals: number[];
  /** How much more than by single chance they vary, from what a share brings on this site. */
  dispersion: number;
  /** Views that can be relied on in each hour. */
  views: number[];
}

interface Basis {
  /** Arrivals an hour of weight 1, before the burst. */
  lambda0: number;
  title: string | null;
}

/**
 * Looks whether an article takes off or a site falls silent, by what the store answers; each time it begins or
 * ends, it is told once.
 */
export class AlertWatch {
  /** The latest two of each site: today's, and those of the day a silence began. */
  readonly #rhythms = new Map<string, Rhythms[]>();

  constructor(
    private readonly store: Pick<Store, 'stats' | 'listSites'>,
    private readonly telling: Telling,
    private readonly options: { publicUrl: string; mail: boolean },
  ) {}

  /** Looks at every site that somebody wants to be told of. */
  async look(now: number): Promise<void> {
    const { webhooks, letters } = this.telling;
    const wanted = new Set(webhooks.sitesWanting(ALERTS));
    if (this.options.mail) for (const { site } of letters.subscribers('alerts')) wanted.add(site);
    for (const site of await this.store.listSites()) if (wanted.has(site.id)) await this.#lookAt(site, now);
  }

  async #lookAt(site: Site, now: number): Promise<void> {
    const settings = this.telling.alerts.settings(site.id);
    const open = this.telling.alerts.open(site.id);
    await this.#listen(site, { now, settings, open: open.find(({ kind }) => kind === 'silent') });
    const bursts = open.filter(({ kind }) => kind === 'burst');
    await this.#lookForBursts(site, { now, settings, open: bursts });
  }

  /** Whether views still come. */
  async #listen(
    site: Site,
    { now, settings, open }: { now: number; settings: AlertSettings; open: OpenAlert | undefined },
  ): Promise<void> {
    const { alerts } = this.telling;
    const today = localDay(now, site.timezone);
    const before = alerts.pulse(site.id);
    const count = async (from: string) => {
      const { totals } = await this.store.stats({ site: site.id, from, to: today, by: null, limit: 1 });
      return (totals.landings ?? 0) + (totals.views ?? 0);
    };
    const moved = before !== undefined && (await count(before.day)) !== before.count;
    // Where nobody looked, or the clock was set back, views may have come and gone unseen.
    const blind = !before || now - before.lookedAt > BLIND_MS || now < before.lookedAt;
    const pulse: Pulse = {
      day: today,
      count: await count(today),
      movedAt: moved || blind ? now : before.movedAt,
      lookedAt: now,
    };
    alerts.putPulse(site.id, pulse);

    if (open) {
      // What moves after a break may have moved before it: there are views again all the same.
      if (moved || !settings.silent) this.#end(site, open, now);
      return;
    }
    const silence = now - pulse.movedAt;
    if (!settings.silent || silence < settings.minutes * 60_000) return;
    const { views } = await this.#rhythmsOf(site, localDay(pulse.movedAt, site.timezone));
    const missing = sumOver(views, { from: pulse.movedAt, to: now }, site.timezone);
    if (!isSilent({ minutes: silence / 60_000, missing }, settings)) return;
    const since = pulse.movedAt;
    this.#begin(site, { kind: 'silent', page: '', openedAt: now, basis: { since } }, (alert) => ({
      event: 'alert.silent',
      data: { alert, since, missing: Math.floor(missing), view: this.#viewOf(site, today) },
    }));
  }

  async #lookForBursts(
    site: Site,
    { now, settings, open }: { now: number; settings: AlertSettings; open: OpenAlert[] },
  ): Promise<void> {
    const { alerts } = this.telling;
    const { timezone } = site;
    if (!settings.burst) {
      for (const alert of open) this.#end(site, alert, now);
      return;
    }
    // From counters, at once: unless a page had enough arrivals in two days, no hour has.
    const today = localDay(now, timezone);
    const span = { site: site.id, from: addDays(today, -1), to: today };
    const { rows } = await this.store.stats({ ...span, by: 'page', limit: 1 });
    if (open.length === 0 && (rows[0]?.arrivals ?? 0) < settings.least) return;

    const hours = Array.from({ length: WINDOW_HOURS }, (_, back) =>
      localHour(now - back * HOUR_MS, timezone),
    );
    const pages = await this.#arrivalsIn(site, span, hours);
    const since = Date.parse(hours[WINDOW_HOURS - 1]!);
    const { arrivals: rhythm, dispersion } = await this.#rhythmsOf(site, today);
    const windowHours = sumOver(rhythm, { from: since, to: now }, timezone);

    for (const alert of open) {
      const { lambda0 } = alert.basis as Basis;
      const inWindow = pages.get(alert.page)?.count ?? 0;
      if (calmedDown({ inWindow, expected: lambda0 * windowHours }, settings)) this.#end(site, alert, now);
    }
    const from = addDays(today, -BASE_DAYS);
    const start = dayStart(from, timezone);
    let room = BURSTS_A_DAY - alerts.burstsSince(site.id, now - SAME_BURST_MS);
    const likely = [...pages]
      .filter(([, { count }]) => count >= settings.least)
      .sort(([, a], [, b]) => b.count - a.count);
    for (const [page, { count: inWindow, title }] of likely) {
      if (room <= 0) return;
      if (alerts.hadBurst(site.id, page, now - SAME_BURST_MS)) continue;
      const { totals } = await this.store.stats({
        ...{ site: site.id, from, to: today, by: null, limit: 1 },
        filters: { page },
      });
      const counts: PageCounts = {
        inWindow,
        windowHours,
        outside: Math.max(0, (totals.arrivals ?? 0) - inWindow),
        outsideHours: sumOver(rhythm, { from: start, to: since }, timezone),
      };
      const burst = takesOff(counts, settings, dispersion);
      if (!burst) continue;
      const { lambda0, expected, excess, se, rateRatio: times } = burst;
      const basis: Basis = { lambda0, title };
      room -= 1;
      this.#begin(site, { kind: 'burst', page, openedAt: now, basis }, (alert) => ({
        event: 'alert.burst',
        data: {
          ...{ alert, page, title, arrivals: inWindow, since, expected, excess, se, times },
          view: this.#viewOf(site, today, page),
        },
      }));
    }
  }

  /** Arrivals of pages within some hours. */
  async #arrivalsIn(
    site: Site,
    span: { site: string; from: string; to: string },
    hours: string[],
  ): Promise<Map<string, { count: number; title: string | null }>> {
    const pages = new Map<string, { count: number; title: string | null }>();
    for (const hour of hours) {
      const day = hour.slice(0, 10);
      const { rows } = await this.store.stats({
        ...{ ...span, from: day, to: day, by: 'page', limit: PAGES },
        filters: { hour },
      });
      for (const { key, arrivals, title } of rows) {
        const known = pages.get(key);
        const count = (known?.count ?? 0) + (arrivals ?? 0);
        pages.set(key, { count, title: known?.title ?? title ?? null });
      }
    }
    return pages;
  }

  /** The rhythms of the days before `day`, read once a day. */
  async #rhythmsOf({ id: site, timezone }: Site, day: string): Promise<Rhythms> {
    const kept = this.#rhythms.get(site) ?? [];
    const known = kept.find((rhythms) => rhythms.day === day);
    if (known) return known;
    const days = Array.from({ length: BASE_DAYS }, (_, back) => addDays(day, back - BASE_DAYS));
    const { rows, totals } = await this.store.stats({
      ...{ site, from: days[0]!, to: addDays(day, -1), timezone, by: 'hour', limit: MANY },
    });
    const by = (figure: 'arrivals' | 'pageViews') =>
      rows.map(({ key, arrivals, landings, views }) => ({
        hour: key,
        count: figure === 'arrivals' ? (arrivals ?? 0) : (landings ?? 0) + (views ?? 0),
      }));
    const rhythms = {
      day,
      arrivals: rhythmOf(by('arrivals'), BASE_DAYS),
      dispersion: dispersionOf(perShare(totals)),
      views: reliableRhythm(by('pageViews'), days),
    };
    this.#rhythms.set(site, [rhythms, ...kept.slice(0, 1)]);
    return rhythms;
  }

  #begin(site: Site, alert: Omit<OpenAlert, 'id'>, data: (id: string) => ToldData): void {
    this.telling.alerts.begin(site.id, alert, (id) => this.#tell(site, id, data(id), alert.openedAt));
  }

  #end(site: Site, { id, kind, page, basis, openedAt }: OpenAlert, now: number): void {
    const { since = openedAt, title = null } = basis as Partial<{ since: number; title: string | null }>;
    const view = this.#viewOf(site, localDay(now, site.timezone), page || undefined);
    const data = { alert: id, kind, since, page: page || null, title, view };
    this.telling.alerts.end(id, now, () => this.#tell(site, id, { event: 'alert.recovered', data }, now));
  }

  #tell({ id: site, timezone }: Site, alert: string, data: ToldData, at: number): void {
    const people = this.telling.letters.subscribers('alerts', site).map(({ person }) => person);
    const mailed = this.options.mail && !(data.event === 'alert.recovered' && data.data.kind === 'burst');
    const told = { ...data, site, timezone, at } as Parameters<Telling['tell']>[0];
    this.telling.tell(told, alert, mailed ? people : []);
  }

  #viewOf({ id: site }: Site, day: string, page?: string): string {
    return viewOf(this.options.publicUrl, { site, from: day, to: day, ...(page !== undefined && { page }) });
  }
}
