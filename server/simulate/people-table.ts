import type { CauseRow, PeopleReport } from './people-truth.js';

const WORDS: Record<CauseRow['cause'], string> = {
  alone: 'nobody else of that address and day',
  'same-home': 'same home as the sharer, or as an earlier reader',
  'same-office': 'same office',
  'same-mobile-address': 'same address of a mobile network',
  'not-followed': 'asks not to be followed',
  unmarked: 'a link without a token: copied by hand, or clean',
  'token-removed': 'an app took the token out',
  'not-reported': 'blocked, lost, or too late',
  'own-same-day': "one's own link, or again: same day, same network",
  'own-other-network': "one's own link, or again: Wi-Fi to mobile, other device",
  'own-after-midnight': "one's own link, or again: after midnight",
  kept: 'kept: a bookmark, the history, an old tab',
  program: 'a program',
  all: 'all',
};

const HEAD = ['openings of shared links', 'all', 'arrivals', 'counted', 'right', 'precision', 'recall'];

/** How well arrivals were seen, by circumstances, as a table of text. */
export function peopleTable({ arrivals, shares }: PeopleReport): string {
  const rows = arrivals.map(({ cause, openings, real, counted, right, precision, recall }) => [
    WORDS[cause],
    ...[openings, real, counted, right].map(String),
    rate(precision),
    rate(recall),
  ]);
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
  const lines = [HEAD, ...rows].map((row) =>
    row.map((text, n) => (n === 0 ? text.padEnd(widths[n] ?? 0) : text.padStart(widths[n] ?? 0))).join('  '),
  );
  return [
    'By the people: what these openings were, and what of it was counted as arrivals.',
    '',
    ...lines,
    '',
    `Shares: ${shares.real} led to a message, ${shares.counted} were counted, ${shares.right} are both.`,
  ].join('\n');
}

function rate(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(1)} %`;
}
