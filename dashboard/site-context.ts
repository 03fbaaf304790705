import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A publication, as `GET /v1/sites` tells it. */
export interface SiteInfo {
  id: string;
  origins: string[];
  timezone: string;
}

/** Why the last try to read something failed: no connection, no answer, or the collector's own sentence. */
export type Trouble = 'offline' | 'unreachable' | { detail: string };

/** The site that is looked at, and what pages tell the frame around them. */
export interface SiteHere {
  site: SiteInfo;
  sites: SiteInfo[];
  /** Of a shared link; null for who is signed in. */
  token: string | null;
  /** Says how reading goes: trouble, or that there is none any more; `readAt`: when the figures shown were read. */
  tell: (who: string, trouble: Trouble | null, readAt: number | null) => void;
  /** The collector does not know any more who asks. */
  leave: () => void;
  /** Reads a sentence out to people who do not see the page. */
  say: (text: string) => void;
}

export const SiteContext = createContext<SiteHere | null>(null);

/** The site that everything below shows. */
export function useSite(): SiteHere {
  const here = useContext(SiteContext);
  if (!here) throw new Error('There is no site around this.');
  return here;
}
