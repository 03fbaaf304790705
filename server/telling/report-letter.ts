import type { MailLanguage } from '../../protocol/index.js';
import type { Letter } from './mailer.js';
import { linesOf, viewOf, type Line, type Report } from './report.js';
import { shownTitle, writeLetter, type Cell, type Sheet } from './sheet.js';
import { fill, wordsOf, type Words } from './words.js';

/** Where a letter leads. */
export interface Links {
  publicUrl: string;
  /** Ends such letters; missing in a preview. */
  stop?: string;
}

/** A report as a letter. */
export function reportLetter(report: Report, language: MailLanguage, { publicUrl, stop }: Links): Letter {
  const words = wordsOf(language);
  const { t, number, day, month } = words;
  const { site, every, from, to } = report;
  const { shares, arrivals } = report.totals;
  const sheet: Sheet = {
    language: t.code,
    subject: fill(t.report.subject[every], {
      ...{ site, from: day(from), month: month(from) },
      shares: number(shares ?? 0),
      arrivals: number(arrivals ?? 0),
    }),
    title: fill(t.report.title[every], { site }),
    intro: [fill(t.report.span, { from: day(from), to: day(to), zone: report.timezone })],
    tables: [
      {
        title: t.report.figures,
        plain: true,
        head: [t.report.figure, t.report.value, t.report.change[every]],
        rows: linesOf(report).map((line) => [
          { text: t.report.lines[line.name] },
          { text: figure(line.now, line.name, words) },
          { text: change(line, words) },
        ]),
      },
      {
        title: t.report.pages,
        head: [t.report.page, t.report.shares, t.report.arrivals],
        rows: report.pages.map((row) => [
          {
            text: shownTitle(row.title, row.key),
            href: viewOf(publicUrl, { site, from, to, page: row.key }),
          },
          ...counts(row, words),
        ]),
        ...(report.pages.length === 0 && { note: t.report.noPages }),
      },
      {
        title: t.report.channels,
        head: [t.report.channel, t.report.shares, t.report.arrivals],
        rows: report.channels.map((row) => [{ text: nameOf(t.channels, row.key) }, ...counts(row, words)]),
      },
      {
        title: t.report.leftOut,
        plain: true,
        head: [t.report.reason, t.report.times],
        rows: report.leftOut.map(({ reason, count }) => [
          { text: nameOf(t.reasons, reason) },
          { text: number(count) },
        ]),
        note: t.report.household,
      },
    ].filter(({ rows, title }) => rows.length > 0 || title === t.report.pages),
    link: { text: t.report.open, href: viewOf(publicUrl, report) },
    notes: [t.report.late],
    footer: fill(t.report.footer, { site }),
    ...(stop !== undefined && { stop: { text: fill(t.stop[every], { site }), href: stop } }),
  };
  return writeLetter(sheet);
}

function counts({ shares, arrivals }: Report['pages'][number], { number }: Words): Cell[] {
  return [shares, arrivals].map((count) => ({ text: count === null ? '–' : number(count) }));
}

function figure(value: number | null, name: Line['name'], { t, number }: Words): string {
  if (value === null) return t.report.unknown;
  return number(value, name === 'perShare' ? 2 : 0);
}

/** How a figure changed; a percentage of nothing is none. */
function change(line: Line, words: Words): string {
  const { now, before, name } = line;
  const { t, percent } = words;
  if (now === null || before === null) return t.report.unknown;
  if (now === before) return t.report.same;
  if (before === 0) return t.report.fromNone;
  return fill(t.report.before, {
    change: percent((now - before) / before),
    before: figure(before, name, words),
  });
}

/** What a language calls something; its own name where a newer collector knows more. */
export function nameOf(names: Record<string, string>, key: string): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}
