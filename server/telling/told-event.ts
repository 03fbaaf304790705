import type { MailLanguage, Told } from '../../protocol/index.js';
import type { Letter } from './mailer.js';
import { viewOf, type Report } from './report.js';
import type { Links } from './report-letter.js';
import { oneLine, shownTitle, writeLetter, type Sheet } from './sheet.js';
import { fill, wordsOf, type Words } from './words.js';

/** An article takes off. */
export interface BurstTold {
  alert: string;
  page: string;
  title: string | null;
  /** Arrivals since `since`, ms since the epoch. */
  arrivals: number;
  since: number;
  /** What its own rate of before lets expect, what there was beyond that, with its standard error. */
  expected: number;
  excess: number;
  se: number;
  /** Times its own rate; null where there was nothing before. */
  times: number | null;
  /** Where to look at it. */
  view: string;
}

/** A site falls silent. */
export interface SilentTold {
  alert: string;
  /** ms since the epoch. */
  since: number;
  /** Views that even its quiet days would have brought meanwhile. */
  missing: number;
  view: string;
}

/** An alert is over. */
export interface RecoveredTold {
  alert: string;
  kind: 'burst' | 'silent';
  since: number;
  page: string | null;
  title: string | null;
  view: string;
}

/** What a report tells programs. */
export type ReportTold = Omit<Report, 'site' | 'every'> & { view: string };

/** What is told, by its name. */
export type ToldData =
  | { event: 'alert.burst'; data: BurstTold }
  | { event: 'alert.silent'; data: SilentTold }
  | { event: 'alert.recovered'; data: RecoveredTold }
  | { event: 'report.weekly' | 'report.monthly'; data: ReportTold }
  | { event: 'test'; data: Record<string, never> };

/** What is told of a site at a time (ms since the epoch). */
export type ToldEvent = ToldData & { site: string; timezone: string; at: number };

/** What goes to a webhook: `id` is the same however often it is sent. */
export function jsonBody(id: string, told: ToldEvent): string {
  return JSON.stringify({ id, ...told });
}

/** What an alert tells people; undefined for what only programs are told. */
export function alertLetter(told: ToldEvent, language: MailLanguage, { stop }: Links): Letter | undefined {
  const words = wordsOf(language);
  const { t, number, moment } = words;
  const { site, timezone } = told;
  const letter = (
    texts: { subject: string; title: string; open: string },
    values: Record<string, string>,
    intro: string[],
    view: string,
  ) => {
    const filled = (text: string) => fill(text, { site, ...values });
    const sheet: Sheet = {
      language: t.code,
      subject: filled(texts.subject),
      title: texts.title,
      intro: intro.map(filled),
      tables: [],
      link: { text: texts.open, href: view },
      notes: [],
      footer: filled(t.alerts.footer),
      ...(stop !== undefined && { stop: { text: filled(t.stop.alerts), href: stop } }),
    };
    return writeLetter(sheet);
  };
  switch (told.event) {
    case 'alert.burst': {
      const { page, title, arrivals, since, expected, excess, se, view } = told.data;
      const texts = t.alerts.burst;
      const values = {
        title: shownTitle(title, page),
        arrivals: number(arrivals),
        since: moment(since, timezone),
        expected: number(expected, 1),
        excess: number(excess),
        margin: number(Math.ceil(1.96 * se)),
      };
      return letter(texts, values, [texts.text, texts.certain], view);
    }
    case 'alert.silent': {
      const { since, missing, view } = told.data;
      const texts = t.alerts.silent;
      const values = { since: moment(since, timezone), missing: number(missing) };
      return letter(texts, values, [texts.text, texts.why], view);
    }
    case 'alert.recovered': {
      const { kind, since, view } = told.data;
      // That a burst is over is no news to wake anybody for.
      if (kind === 'burst') return undefined;
      const texts = t.alerts.recovered;
      return letter(texts, { since: moment(since, timezone) }, [texts.text], view);
    }
    case 'report.weekly':
    case 'report.monthly':
    case 'test':
      return undefined;
  }
}

/** What is told as a line of Slack's own markup. */
export function slackBody(told: ToldEvent, language: MailLanguage): string {
  return JSON.stringify({ text: slackText(told, wordsOf(language)) });
}

function slackText({ site, timezone, ...told }: ToldEvent, { t, number, day, moment }: Words): string {
  const fillSlack = (text: string, values: Record<string, string>) =>
    fill(text, { site: slackEscape(site), ...values });
  switch (told.event) {
    case 'alert.burst': {
      const { page, title, arrivals, since, expected, view } = told.data;
      return fillSlack(t.slack.burst, {
        page: slackLink(view, shownTitle(title, page)),
        arrivals: number(arrivals),
        since: moment(since, timezone),
        expected: number(expected, 1),
      });
    }
    case 'alert.silent':
      return fillSlack(t.slack.silent, { since: moment(told.data.since, timezone) });
    case 'alert.recovered': {
      const { kind, page, title, view } = told.data;
      if (kind === 'silent') return fillSlack(t.slack.silentOver, {});
      return fillSlack(t.slack.burstOver, { page: slackLink(view, shownTitle(title, page ?? '')) });
    }
    case 'report.weekly':
    case 'report.monthly': {
      const { from, to, totals, view } = told.data;
      return fillSlack(told.event === 'report.weekly' ? t.slack.weekly : t.slack.monthly, {
        from: day(from),
        to: day(to),
        shares: number(totals.shares ?? 0),
        arrivals: number(totals.arrivals ?? 0),
        view: slackLink(view, t.slack.details),
      });
    }
    case 'test':
      return fillSlack(t.slack.test, {});
  }
}

/** Text that stays text: these three begin what Slack would read as a mention, a link or an entity. */
export function slackEscape(text: string): string {
  return oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function slackLink(href: string, text: string): string {
  // The address is the dashboard's own, whose query is percent-encoded: it has neither | nor >.
  return `<${slackEscape(href)}|${slackEscape(text).replace(/\|/g, '¦')}>`;
}

/** The event of a report. */
export function reportTold({ site, every, ...report }: Report, publicUrl: string, at: number): ToldEvent {
  return {
    event: `report.${every}` satisfies Told,
    site,
    timezone: report.timezone,
    at,
    data: { ...report, view: viewOf(publicUrl, { site, from: report.from, to: report.to }) },
  };
}
