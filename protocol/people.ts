/** What a person may be on a site: a viewer reads, an editor also changes what is shown to others, an owner everything. */
export const ROLES = ['viewer', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** What a key may do: read figures, take everything recorded out, change what is shown to others. */
export const SCOPES = ['read', 'export', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** Characters of a password, at least and at most. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Answer to `GET /v1/account`. */
export interface AccountAnswer {
  name: string;
  /** Null until the person has chosen one: the first account is made without. */
  email: string | null;
  /** Whether they can sign in without a link. */
  password: boolean;
  secondFactor: boolean;
  /** Whether they are an owner of every site, later ones too. */
  everywhere: boolean;
  sites: { id: string; role: Role }[];
}

/** A row of `GET /v1/account/sessions`; times are ms since the epoch. */
export interface SessionRow {
  id: string;
  /** Whether it is the one that asks. */
  current: boolean;
  startedAt: number;
  endsAt: number;
}

/** A row of `GET /v1/account/passkeys`. */
export interface PasskeyRow {
  id: string;
  /** What its owner calls it. */
  name: string;
  /** ms since the epoch. */
  madeAt: number;
}

/** A row of `GET /v1/sites/{site}/members`. */
export interface MemberRow {
  person: string;
  name: string;
  email: string | null;
  role: Role;
  /** An owner of every site: this site's members cannot change that. */
  everywhere: boolean;
  secondFactor: boolean;
  you: boolean;
}

/** A row of `GET /v1/sites/{site}/invitations`: an invitation that nobody has accepted yet. */
export interface InvitationRow {
  id: string;
  role: Role;
  /** Whom it is for, in the words of who made it. */
  name: string;
  expiresAt: number;
}

/** A row of `GET /v1/sites/{site}/keys`. */
export interface KeyRow {
  id: string;
  name: string;
  scope: Scope;
  madeAt: number;
  /** YYYY-MM-DD in UTC, and no finer; null where it was never used. */
  usedOn: string | null;
}

/** A row of `GET /v1/sites/{site}/links`: a dashboard that whoever has the link may read. */
export interface LinkRow {
  id: string;
  name: string;
  password: boolean;
  madeAt: number;
  usedOn: string | null;
}

/** What the log can say. */
export const ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'second-factor-failed',
  'signed-out',
  'session-ended',
  'account-changed',
  'email-confirmed',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'passkey-added',
  'passkey-removed',
  'person-added',
  'person-reset',
  'person-removed',
  'invited',
  'invitation-withdrawn',
  'joined',
  'role-changed',
  'member-removed',
  'key-made',
  'key-revoked',
  'link-made',
  'link-revoked',
  'embedding-changed',
  'exported',
  'letters-changed',
  'letters-stopped',
  'alerts-changed',
  'webhook-made',
  'webhook-changed',
  'webhook-secret-made',
  'webhook-stopped',
  'webhook-removed',
  'site-added',
  'origins-changed',
  'zone-changed',
  'retention-changed',
] as const;
export type Action = (typeof ACTIONS)[number];

/** A row of `GET /v1/sites/{site}/log`. */
export interface LogRow {
  at: number;
  action: Action;
  /** Who did it, by email or name; null where nobody is known. */
  who: string | null;
  /** What it was done to; empty where the action says it all. */
  what: string;
  /** How often within the hour that begins with `at`. */
  times: number;
}
