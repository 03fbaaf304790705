import type { Letter } from './mailer.js';

/** A place in a table. */
export interface Cell {
  text: string;
  /** Where it leads: http(s) only, else it is left out. */
  href?: string;
}

/** What a mail says, whatever form it takes. */
export interface Sheet {
  language: string;
  subject: string;
  title: string;
  intro: string[];
  /** The first column is text, the others are figures; `plain`: as text they need no names. */
  tables: { title: string; head: string[]; rows: Cell[][]; plain?: boolean; note?: string }[];
  link: { text: string; href: string };
  notes: string[];
  footer: string;
  /** Ends such mails; missing in a preview. */
  stop?: { text: string; href: string };
}

/** A mail in its two forms: text, and HTML that loads nothing from anywhere. */
export function writeLetter(sheet: Sheet): Letter {
  return { subject: oneLine(sheet.subject), text: textOf(sheet), html: htmlOf(sheet) };
}

/** What readers and pages can put into a title: no breaks, nothing invisible, nothing that turns the line around. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** What a page is called: its address where its title shows nothing. */
export function shownTitle(title: string | null | undefined, page: string): string {
  return oneLine(title ?? '') || page;
}

function textOf({ title, intro, tables, link, notes, footer, stop }: Sheet): string {
  const tabled = tables.map(({ title, head, rows, plain, note }) => {
    const lines = rows.map((cells) => {
      const [first, ...figures] = cells.map((cell) => oneLine(cell.text));
      const named = figures.map((figure, i) => (plain ? figure : `${head[i + 1] ?? ''} ${figure}`));
      const href = webAddress(cells[0]?.href);
      return [`- ${first ?? ''}: ${named.join(' · ')}`, ...(href === undefined ? [] : [`  ${href}`])].join(
        '\n',
      );
    });
    return [title.toUpperCase(), ...lines, ...(note === undefined ? [] : ['', note])].join('\n');
  });
  const end = ['-- ', footer, ...(stop ? [`${stop.text}: ${stop.href}`] : [])].join('\n');
  const parts = [
    oneLine(title),
    ...intro.map(oneLine),
    ...tabled,
    `${link.text}:\n${link.href}`,
    ...notes,
    end,
  ];
  return `${parts.join('\n\n')}\n`;
}

const SANS = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';

/**
 * Styles stand at the elements, since many readers of mail drop all others; the classes are for those that know
 * dark mode. There is nothing to load, so nothing tells anyone that the mail was opened.
 */
function htmlOf({ language, subject, title, intro, tables, link, notes, footer, stop }: Sheet): string {
  const p = (text: string, style = '') =>
    `<p style="margin:0 0 14px;font-size:16px;line-height:1.5;${style}">${escape(oneLine(text))}</p>`;
  const quiet = (html: string) =>
    `<p class="quiet" style="margin:0 0 10px;font-size:13px;line-height:1.5;color:#5b5f66">${html}</p>`;
  const table = ({ title, head, rows, note }: Sheet['tables'][number]) => {
    const heading = `<h2 style="margin:28px 0 8px;font-size:18px;line-height:1.3">${escape(title)}</h2>`;
    if (rows.length === 0) return heading + p(note ?? '');
    return [
      heading,
      '<table role="table" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:15px;line-height:1.4">',
      `<tr>${head.map((text, i) => `<th scope="col" class="quiet line" style="padding:4px ${i < head.length - 1 ? 8 : 0}px 4px 0;text-align:${i === 0 ? 'left' : 'right'};font-weight:600;font-size:13px;color:#5b5f66;border-bottom:1px solid #d5d8dd">${escape(text)}</th>`).join('')}</tr>`,
      ...rows.map(
        (cells) =>
          `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row" class="line" style="padding:7px 8px 7px 0;text-align:left;font-weight:400;border-bottom:1px solid #e6e8eb;word-break:break-word">${linked(cell)}</th>` : `<td class="line" style="padding:7px ${i < cells.length - 1 ? 8 : 0}px 7px 0;text-align:right;vertical-align:top;border-bottom:1px solid #e6e8eb">${linked(cell)}</td>`)).join('')}</tr>`,
      ),
      '</table>',
      ...(note === undefined ? [] : [`<div style="height:8px"></div>${quiet(escape(note))}`]),
    ].join('\n');
  };

  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(oneLine(subject))}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #15171a !important; color: #eceef1 !important; }
  .quiet { color: #a9adb4 !important; }
  .line { border-color: #3a3e45 !important; }
  .link { color: #ffc24d !important; }
  .go { background-color: #ffc24d !important; color: #15171a !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#ffffff;color:#1d1f23;${SANS}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" class="page" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td style="text-align:left;${SANS}">
<h1 style="margin:0 0 12px;font-size:24px;line-height:1.25">${escape(oneLine(title))}</h1>
${intro.map((text) => p(text)).join('\n')}
${tables.map(table).join('\n')}
<p style="margin:28px 0"><a class="go" href="${escape(link.href)}" style="display:inline-block;padding:12px 18px;border-radius:6px;background-color:#7a4b00;color:#ffffff;font-size:16px;text-decoration:none">${escape(link.text)}</a></p>
${notes.map((text) => quiet(escape(text))).join('\n')}
${quiet(escape(footer) + (stop ? ` <a class="link" href="${escape(stop.href)}" style="color:#7a4b00">${escape(stop.text)}</a>` : ''))}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function linked({ text, href }: Cell): string {
  const address = webAddress(href);
  const shown = escape(oneLine(text));
  return address === undefined
    ? shown
    : `<a class="link" href="${escape(address)}" style="color:#7a4b00">${shown}</a>`;
}

function webAddress(href: string | undefined): string | undefined {
  const url = href !== undefined && URL.canParse(href) ? new URL(href) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
