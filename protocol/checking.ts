/**
 * What the check of a site's pages can find, by how it is meant: `good` is as it should be, `bad` keeps events from
 * arriving, `note` is worth knowing.
 */
export const FINDINGS = {
  'views-arrived': 'good',
  'tag-found': 'good',
  'origin-refused': 'bad',
  'no-origin': 'bad',
  'id-unknown': 'bad',
  'page-elsewhere': 'bad',
  'page-private': 'bad',
  'page-no-address': 'bad',
  'page-unreachable': 'bad',
  'page-slow': 'bad',
  'page-certificate': 'bad',
  'page-status': 'bad',
  'page-redirects': 'bad',
  'page-not-html': 'bad',
  'tag-missing': 'bad',
  'tag-in-manager': 'note',
  'tag-held-back': 'bad',
  'id-missing': 'bad',
  'id-other': 'bad',
  'reports-elsewhere': 'bad',
  'mixed-content': 'bad',
  'policy-script': 'bad',
  'policy-connect': 'bad',
  'element-missing': 'note',
  'consent-required': 'note',
  'fetched-but-silent': 'note',
  'never-fetched': 'note',
} as const satisfies Record<string, 'good' | 'bad' | 'note'>;
export type FindingName = keyof typeof FINDINGS;

/** One thing that was found, with what fills its sentence; times are ms since the epoch. */
export interface CheckFinding {
  finding: FindingName;
  values: Record<string, string | number>;
}

/** Answer to `GET` and `POST /v1/sites/{site}/check`. */
export interface CheckAnswer {
  /** Since when the collector has looked, ms since the epoch: it keeps none of this over a restart. */
  since: number;
  /** The page that was looked at, where it came from in the end; null where none was asked for. */
  page: string | null;
  findings: CheckFinding[];
}

/** Answer to `GET /v1/sites/{site}/settings`. */
export interface SiteSettings {
  id: string;
  origins: string[];
  timezone: string;
  /** For how many days raw events are kept. */
  retentionDays: number;
  /** Whether anything was recorded: a change of the zone has it counted anew. */
  recorded: boolean;
}
