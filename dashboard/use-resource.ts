import { useEffect, useState } from 'preact/hooks';
import { ask } from './api.js';

/** Something read from the collector once, and again when it was changed here. */
export interface Resource<T> {
  value: T | null;
  /** Why it could not be read. */
  error: unknown;
  reload: () => void;
}

/** Reads what is at `path`; nothing where it is null. */
export function useResource<T>(path: string | null): Resource<T> {
  const [state, setState] = useState<{ path: string | null; value: T | null; error: unknown }>({
    path,
    value: null,
    error: null,
  });
  const [times, setTimes] = useState(0);

  useEffect(() => {
    if (path === null) return undefined;
    const gone = new AbortController();
    ask<T>('GET', path, { signal: gone.signal }).then(
      (value) => setState({ path, value, error: null }),
      (error: unknown) => {
        if (!gone.signal.aborted) setState({ path, value: null, error });
      },
    );
    return () => gone.abort();
  }, [path, times]);

  // What was read of another site is never shown under this one's name.
  const current = state.path === path;
  return {
    value: current ? state.value : null,
    error: current ? state.error : null,
    reload: () => setTimes((before) => before + 1),
  };
}
