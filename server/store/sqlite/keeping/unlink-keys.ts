import type { Database } from 'better-sqlite3';

/**
 * Makes a copy of the database one that may lie about: no salts, and no key of a reader, so that figures can still be
 * recounted and nothing links them to a person (rule 7). The copy may be of an earlier version.
 */
export function unlinkKeys(db: Database): void {
  const numbered = db.prepare("select 1 from sqlite_schema where name = 'reader'").get() !== undefined;
  db.transaction(() => {
    // No hash has the character #.
    db.exec(numbered ? "update reader set key = '#' || n" : NUMBER_KEYS);
    db.exec('delete from salt');
  }).immediate();
}

/** Up to version 3 the key itself stood in each event: it becomes a number drawn for its day. */
const NUMBER_KEYS = `
  create temp table fading (site, day, key, n, primary key (site, day, key)) without rowid;
  insert into fading select site, day, key, (random() >> 12) & 0xfffffffffff | 0x100000000
    from (select distinct site, day, key from recent);
  update event set key = (select n from fading
      where fading.site = event.site and fading.day = event.day and fading.key = event.key)
    where (site, id) in (select site, id from recent);
  drop table fading;
  delete from recent;
  delete from visitor;
`;
