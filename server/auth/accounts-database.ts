import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Site of a member who is an owner of every site, later ones too. No site can be called so. */
export const EVERYWHERE = '*';

/** What better-auth does not keep: who may do what. Its own tables, `user` and others, stand beside. */
const TABLES = `
  create table if not exists member (
    site text not null,
    person text not null,
    role text not null check (role in ('viewer', 'editor', 'owner')),
    since integer not null,
    primary key (site, person)
  ) strict, without rowid;

  create table if not exists invitation (
    hash text primary key,
    id text not null unique,
    site text not null,
    role text not null check (role in ('viewer', 'editor', 'owner')),
    name text not null,
    expires_at integer not null
  ) strict, without rowid;

  create table if not exists api_key (
    hash text primary key,
    id text not null unique,
    site text not null,
    name text not null,
    scope text not null check (scope in ('read', 'export', 'manage')),
    made_at integer not null,
    used_on text,
    revoked integer not null default 0
  ) strict, without rowid;

  create table if not exists shared_link (
    hash text primary key,
    id text not null unique,
    site text not null,
    name text not null,
    password text,
    made_at integer not null,
    used_on text
  ) strict, without rowid;

  create table if not exists shared_visit (
    hash text primary key,
    link text not null,
    expires_at integer not null
  ) strict, without rowid;

  create table if not exists embedding (
    site text primary key,
    origins text not null
  ) strict, without rowid;

  create table if not exists log (
    n integer primary key,
    at integer not null,
    action text not null,
    site text,
    person text,
    who text,
    what text not null,
    times integer not null default 1
  ) strict;
  create index if not exists log_by_time on log (at);

  -- Since when somebody wants which letter of a site, ms; null: not.
  create table if not exists letter (
    site text not null,
    person text not null,
    weekly integer,
    monthly integer,
    alerts integer,
    language text not null,
    primary key (site, person)
  ) strict, without rowid;

  create table if not exists letter_token (
    hash text primary key,
    site text not null,
    person text not null,
    letter text not null check (letter in ('weekly', 'monthly', 'alerts')),
    made_at integer not null
  ) strict, without rowid;

  -- The address of a person that they were seen to read.
  create table if not exists confirmed_email (
    person text primary key,
    email text not null
  ) strict, without rowid;

  create table if not exists email_token (
    hash text primary key,
    person text not null,
    email text not null,
    made_at integer not null
  ) strict, without rowid;

  create table if not exists alert_setting (
    site text primary key,
    settings text not null
  ) strict, without rowid;

  create table if not exists alert (
    n integer primary key,
    id text not null unique,
    site text not null,
    kind text not null check (kind in ('burst', 'silent')),
    page text not null,
    opened_at integer not null,
    closed_at integer,
    basis text not null
  ) strict;
  create unique index if not exists alert_open on alert (site, kind, page) where closed_at is null;

  -- When the views of a site last moved, as far as was looked.
  create table if not exists pulse (
    site text primary key,
    day text not null,
    count integer not null,
    moved_at integer not null,
    looked_at integer not null
  ) strict, without rowid;

  create table if not exists webhook (
    id text primary key,
    site text not null,
    kind text not null check (kind in ('json', 'slack')),
    name text not null,
    url text not null,
    origin text not null,
    secret text,
    old_secret text,
    old_until integer,
    events text not null,
    language text not null,
    off text check (off in ('owner', 'failing')),
    failing_since integer,
    made_at integer not null
  ) strict, without rowid;

  -- What is to be told to whom, each once: intent first, then tries until it is done or given up.
  create table if not exists message (
    n integer primary key,
    id text not null unique,
    site text not null,
    kind text not null check (kind in ('mail', 'webhook')),
    target text not null,
    event text not null,
    about text not null,
    body text,
    made_at integer not null,
    due_at integer,
    tries integer not null default 0,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
    error text,
    unique (kind, target, site, event, about)
  ) strict;
  create index if not exists message_due on message (due_at) where due_at is not null;
`;

/** Opens the database of people in `dataDir`, making it where it is missing; only its owner can read it. */
export function openAccountsDatabase(dataDir: string): Database.Database {
  const path = join(dataDir, 'accounts.db');
  const db = new Database(path);
  chmodSync(path, 0o600);
  db.pragma('journal_mode = WAL');
  db.pragma('busy_timeout = 5000');
  db.exec(TABLES);
  return db;
}
