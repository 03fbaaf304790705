/** Languages that mails are written in. */
export const MAIL_LANGUAGES = ['en', 'fr'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** What somebody can have sent to them of a site. */
export const LETTERS = ['weekly', 'monthly', 'alerts'] as const;
export type Letter = (typeof LETTERS)[number];

/** What somebody has sent to them of one site. */
export interface LetterRow {
  site: string;
  weekly: boolean;
  monthly: boolean;
  alerts: boolean;
  language: MailLanguage;
}

/** Answer to `GET /v1/account/letters`. */
export interface LettersAnswer {
  /** Whether the server can send mail at all. */
  mail: boolean;
  /** Where to; null until the person has chosen an email. */
  email: string | null;
  /** Whether the person said, by the link of a mail sent there, that mails reach them. Until then none is sent. */
  confirmed: boolean;
  /** When such a mail was last asked for, ms since the epoch; null where none was lately. */
  askedAt: number | null;
  /** One row a site that the person may read. */
  rows: LetterRow[];
}

/** What webhooks can be told. */
export const TOLD = [
  'alert.burst',
  'alert.silent',
  'alert.recovered',
  'report.weekly',
  'report.monthly',
] as const;
export type Told = (typeof TOLD)[number];

/** `json`: signed, the whole event. `slack`: a line of text, as Slack's incoming webhooks and those like them take it. */
export const WEBHOOK_KINDS = ['json', 'slack'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** A row of `GET /v1/sites/{site}/webhooks`. */
export interface WebhookRow {
  id: string;
  kind: WebhookKind;
  name: string;
  /** Where it goes: the origin alone, since the rest may be a secret. */
  origin: string;
  events: Told[];
  /** Why nothing is sent: an owner switched it off, or it failed for too long; null while it is on. */
  off: 'owner' | 'failing' | null;
  /** ms since the epoch: since when nothing gets through; null where the latest did. */
  failingSince: number | null;
  madeAt: number;
}

/** A row of `GET /v1/sites/{site}/webhooks/{id}/deliveries`; times are ms since the epoch. */
export interface DeliveryRow {
  id: string;
  event: Told | 'test';
  madeAt: number;
  state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  tries: number;
  /** When it is tried again; null where it is not. */
  nextAt: number | null;
  /** Why the latest try failed: a status or a word, never what the other side answered. */
  error: string | null;
}

/** When the owners of a site are told; a part of `GET /v1/sites/{site}/alerts`. */
export interface AlertSettingsAnswer {
  /** Whether an article that takes off is told. */
  burst: boolean;
  /** Arrivals within about three hours, at least. */
  least: number;
  /** Times the article's own rate, at least. */
  times: number;
  /** Whether a site that falls silent is told. */
  silent: boolean;
  /** Minutes without a view, at least. */
  minutes: number;
}

/** An alert that was given. */
export interface AlertRow {
  id: string;
  kind: 'burst' | 'silent';
  /** The page that takes off; empty for the site itself. */
  page: string;
  openedAt: number;
  /** Null while it goes on. */
  closedAt: number | null;
}

/** Answer to `GET /v1/sites/{site}/alerts`. */
export interface AlertsAnswer {
  settings: AlertSettingsAnswer;
  /** The latest, those that go on first. */
  rows: AlertRow[];
}
