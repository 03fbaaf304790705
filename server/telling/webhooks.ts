import type { Database } from 'better-sqlite3';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { MailLanguage, Told, WebhookKind, WebhookRow } from '../../protocol/index.js';
import { makeId, makeSecret } from '../auth/secrets.js';

/** How long what is sent is signed by the secret of before as well, once a new one was made, ms. */
export const OLD_SECRET_MS = 86_400_000;

/** Webhooks of a site, at most. */
export const MAX_WEBHOOKS = 20;

/** What it takes to send to a webhook. */
export interface Target {
  id: string;
  site: string;
  kind: WebhookKind;
  name: string;
  url: string;
  /** Of what Slack is told. */
  language: MailLanguage;
  /** What signs, the current one first; none for Slack, which checks nothing. */
  secrets: string[];
  off: WebhookRow['off'];
  failingSince: number | null;
}

interface Row extends Omit<WebhookRow, 'events'> {
  site: string;
  url: string;
  language: MailLanguage;
  secret: string | null;
  old_secret: string | null;
  old_until: number | null;
  events: string;
}

const COLUMNS = `id, site, kind, name, url, origin, secret, old_secret, old_until, events, language, off,
  failing_since as failingSince, made_at as madeAt`;

/**
 * Where programs of the publisher are told. Addresses and secrets are needed as they are, to send and to sign,
 * and so are kept encrypted, under the secret of the server, which is not in the database.
 */
export class Webhooks {
  constructor(
    private readonly db: Database,
    private readonly key: string,
  ) {}

  /** Makes one; the secret, where it is one that signs, is shown by this answer alone. */
  async make(
    webhook: {
      site: string;
      kind: WebhookKind;
      name: string;
      url: string;
      events: Told[];
      language: MailLanguage;
    },
    now: number,
  ): Promise<{ id: string; secret: string | null }> {
    const id = makeId();
    const secret = webhook.kind === 'json' ? makeSecret('lucw_') : null;
    const row = {
      ...webhook,
      id,
      url: await this.#lock(webhook.url),
      origin: new URL(webhook.url).origin,
      secret: secret && (await this.#lock(secret)),
      events: JSON.stringify(webhook.events),
      now,
    };
    this.db
      .prepare(
        `insert into webhook (id, site, kind, name, url, origin, secret, events, language, made_at)
         values (@id, @site, @kind, @name, @url, @origin, @secret, @events, @language, @now)`,
      )
      .run(row);
    return { id, secret };
  }

  /** Those of a site, latest first. */
  list(site: string): WebhookRow[] {
    return this.db
      .prepare<[string], Row>(`select ${COLUMNS} from webhook where site = ? order by made_at desc, id`)
      .all(site)
      .map(({ id, kind, name, origin, events, off, failingSince, madeAt }) => ({
        ...{ id, kind, name, origin, off, failingSince, madeAt },
        events: JSON.parse(events) as Told[],
      }));
  }

  /** Those of a site that are on and want to be told. */
  wanting(site: string, event: Told): string[] {
    return this.list(site)
      .filter(({ off, events }) => off === null && events.includes(event))
      .map(({ id }) => id);
  }

  /** Sites with webhooks that want to be told any of these. */
  sitesWanting(events: readonly Told[]): string[] {
    return this.db
      .prepare<[], { site: string; events: string }>('select site, events from webhook where off is null')
      .all()
      .filter((row) => (JSON.parse(row.events) as Told[]).some((event) => events.includes(event)))
      .map(({ site }) => site);
  }

  /** Changes one; switched on again, it begins anew. Answers whether there is one. */
  async change(
    id: string,
    site: string,
    changes: {
      on?: boolean | undefined;
      name?: string | undefined;
      url?: string | undefined;
      events?: Told[] | undefined;
    },
  ): Promise<boolean> {
    const { on, name, url, events } = changes;
    const row = {
      ...{ id, site, name: name ?? null },
      url: url === undefined ? null : await this.#lock(url),
      origin: url === undefined ? null : new URL(url).origin,
      events: events === undefined ? null : JSON.stringify(events),
      on: on === undefined ? null : Number(on),
    };
    const changed = this.db
      .prepare(
        `update webhook set name = ifnull(@name, name), url = ifnull(@url, url), origin = ifnull(@origin, origin),
           events = ifnull(@events, events),
           off = case @on when 1 then null when 0 then ifnull(off, 'owner') else off end,
           failing_since = iif(@on = 1, null, failing_since)
         where id = @id and site = @site`,
      )
      .run(row);
    return changed.changes > 0;
  }

  /** Makes a new secret, which this answer alone shows; undefined where there is no webhook that signs. */
  async rotate(id: string, site: string, now: number): Promise<string | undefined> {
    const secret = makeSecret('lucw_');
    const locked = await this.#lock(secret);
    const changed = this.db
      .prepare(
        `update webhook set old_secret = secret, old_until = ?, secret = ?
         where id = ? and site = ? and secret is not null`,
      )
      .run(now + OLD_SECRET_MS, locked, id, site);
    return changed.changes > 0 ? secret : undefined;
  }

  /** Removes one, with its deliveries. Answers its name, undefined where there is none. */
  remove(id: string, site: string): string | undefined {
    const name = this.db
      .prepare<[string, string], string>('delete from webhook where id = ? and site = ? returning name')
      .pluck()
      .get(id, site);
    if (name !== undefined)
      this.db.prepare(`delete from message where kind = 'webhook' and target = ?`).run(id);
    return name;
  }

  /**
   * What it takes to send to one; undefined where there is none. Rejects where what is kept of it cannot be
   * read any more, since the secret of the server is another one.
   */
  async target(id: string, now: number): Promise<Target | undefined> {
    const row = this.db.prepare<[string], Row>(`select ${COLUMNS} from webhook where id = ?`).get(id);
    if (!row) return undefined;
    const { site, kind, name, language, off, failingSince, secret, old_secret, old_until } = row;
    const locked = [secret, old_until !== null && old_until > now ? old_secret : null];
    const secrets = await Promise.all(locked.filter((each) => each !== null).map((each) => this.#open(each)));
    return { id, site, kind, name, language, off, failingSince, url: await this.#open(row.url), secrets };
  }

  /** Notes that something got through. */
  works(id: string): void {
    this.db.prepare('update webhook set failing_since = null where id = ?').run(id);
  }

  /** Notes that something did not; answers since when nothing does. */
  fails(id: string, now: number): number {
    return (
      this.db
        .prepare<[number, string], number>(
          'update webhook set failing_since = ifnull(failing_since, ?) where id = ? returning failing_since',
        )
        .pluck()
        .get(now, id) ?? now
    );
  }

  /** Switches one off that fails. */
  stop(id: string): void {
    this.db.prepare(`update webhook set off = 'failing' where id = ?`).run(id);
  }

  #lock(text: string): Promise<string> {
    return symmetricEncrypt({ key: this.key, data: text });
  }

  #open(text: string): Promise<string> {
    return symmetricDecrypt({ key: this.key, data: text });
  }
}
