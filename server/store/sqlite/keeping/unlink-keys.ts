import type { Database } from 'better-sqlite3';

/**
 * Makes a copy of the database one that may lie about: no salts, and each key that still lived a number drawn
 * for its day, so that figures can still be recounted and nothing links them to a reader (rule 7).
 */
export function unlinkKeys(db: Database): void {
  db.transaction(() => {
    db.exec(`
      create temp table fading (site, day, key, n, primary key (site, day, key)) without rowid;
      insert into fading select site, day, key, (random() >> 12) & 0xfffffffffff | 0x100000000
        from (select distinct site, day, key from recent);
      update event set key = (select n from fading
          where fading.site = event.site and fading.day = event.day and fading.key = event.key)
        where (site, id) in (select site, id from recent);
      drop table fading;
      delete from recent;
      delete from visitor;
      delete from salt;
    `);
  }).immediate();
}
