import { useEffect, useState } from 'preact/hooks';
import { AnswerError, SignedOutError } from './api.js';
import type { Period } from './period.js';
import { loadReport, type Report } from './report.js';

const REFRESH_MS = 5000;
const TIMEOUT_MS = 10_000;

/** Where reading stands. The last report is kept when the collector cannot be reached for a while. */
export interface Reading {
  state: 'loading' | 'ready' | 'no-site' | 'signed-out';
  report: Report | null;
  /** Why the last try failed: no answer, or the collector's own sentence. Null when it did not. */
  trouble: 'unreachable' | { detail: string } | null;
}

/** Reads a site's report now, and again every few seconds while the page can be seen. */
export function useReport(
  site: string | null,
  period: Period,
  { token = null }: { token?: string | null } = {},
): Reading {
  const [reading, setReading] = useState<Reading>({ state: 'loading', report: null, trouble: null });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: AbortController | undefined;
    const choice = new AbortController();

    const refresh = async () => {
      clearTimeout(timer);
      if (running || document.visibilityState === 'hidden') return;
      const attempt = (running = new AbortController());
      const limit = setTimeout(() => attempt.abort(), TIMEOUT_MS);
      const next = await read(site, period, { signal: attempt.signal, token });
      clearTimeout(limit);
      running = undefined;
      // Something else was chosen meanwhile: that choice has a reading of its own under way.
      if (choice.signal.aborted) return;
      setReading((before) => ({ ...before, ...next }));
      // A signed-out page asks again when it is looked at again, not for ever.
      if (next.state !== 'signed-out') timer = setTimeout(() => void refresh(), REFRESH_MS);
    };
    const look = () => void refresh();

    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      choice.abort();
      running?.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [site, period, token]);

  return reading;
}

/** One try; answers with what it changes. */
async function read(
  site: string | null,
  period: Period,
  options: { signal: AbortSignal; token: string | null },
): Promise<Partial<Reading>> {
  try {
    const report = await loadReport(site, period, options);
    return { state: report ? 'ready' : 'no-site', report: report ?? null, trouble: null };
  } catch (error) {
    if (error instanceof SignedOutError) return { state: 'signed-out', report: null, trouble: null };
    return { trouble: error instanceof AnswerError ? { detail: error.message } : 'unreachable' };
  }
}
