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
