import { ask, askText } from './api.js';
import { coveredBy, type MayBePart } from './covered.js';

/** Hands a file to the person at the dashboard. */
export function saveFile(name: string, text: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Asks until all is read that there is to read. */
export async function askWhole(path: string, token: string | null): Promise<object> {
  for (let before = ''; ;) {
    const answer = await ask<MayBePart>('GET', path, { token });
    const read = JSON.stringify(coveredBy(answer) ?? null);
    // Days whose events are no longer kept are never read.
    if (coveredBy(answer) === undefined || read === before) return answer;
    before = read;
  }
}

interface Asked {
  /** Of the answer as JSON; the same with `format=csv` is the file for spreadsheets. */
  path: string;
  /** Of the file, without its ending. */
  name: string;
  token: string | null;
}

/** Saves exactly what is at a path of the API, all of it: what was only read in part is asked for again. */
export async function download(format: 'csv' | 'json', { path, name, token }: Asked): Promise<void> {
  if (format === 'csv') {
    const text = await askText(`${path}${path.includes('?') ? '&' : '?'}format=csv`, token);
    saveFile(`${name}.csv`, text, 'text/csv');
    return;
  }
  const answer = await askWhole(path, token);
  saveFile(`${name}.json`, `${JSON.stringify(answer, null, 2)}\n`, 'application/json');
}
