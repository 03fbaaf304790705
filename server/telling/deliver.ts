import { randomUUID } from 'node:crypto';
import type { ActionLog } from '../auth/log.js';
import type { Members } from '../auth/members.js';
import type { People } from '../auth/people.js';
import type { Every } from '../domain/report-period.js';
import { latestPeriod } from '../domain/report-period.js';
import type { Log } from '../http/environment.js';
import type { Site, Store } from '../store/port.js';
import { aboutEmail } from './addresses.js';
import { nextTry } from './backoff.js';
import { confirmLetter } from './confirm-letter.js';
import { MailError, type Mail, type Mailer } from './mailer.js';
import type { Message } from './outbox.js';
import { readReport, type Report } from './report.js';
import { reportLetter } from './report-letter.js';
import type { Outcome } from './safe-post.js';
import { SIGNATURE_HEADER, signatureOf } from './sign.js';
import type { Telling } from './telling.js';
import { alertLetter, jsonBody, reportTold, slackBody, type ToldEvent } from './told-event.js';
import type { Target } from './webhooks.js';

/** Messages under way at once: one that hangs holds up few others. */
const AT_ONCE = 8;

/** A webhook that takes nothing for so long is switched off, ms. */
export const GIVE_UP_MS = 3 * 86_400_000;

/** What it takes to send what is to be told. */
export interface DeliveryParts {
  store: Pick<Store, 'stats' | 'leftOut' | 'getSite'>;
  telling: Telling;
  members: Members;
  people: People;
  actions: ActionLog;
  /** Undefined: no mail is sent. */
  mailer: Mailer | undefined;
  post: (url: string, body: string, headers: Record<string, string>) => Promise<Outcome>;
  publicUrl: string;
  log: Log;
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** Sends what the outbox holds: mails to people, posts to webhooks. */
export class Delivery {
  #stopped = false;

  constructor(private readonly parts: DeliveryParts) {}

  /** Begins nothing any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** Sends what is due now, until nothing is. A failure is noted and tried again later. */
  async sendDue(): Promise<void> {
    const { telling, now } = this.parts;
    const { outbox } = telling;
    // What fails is due later than now, so that this comes to an end.
    while (!this.#stopped) {
      const due = outbox.due(now(), AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((message) => this.#send(message)));
    }
  }

  /** Posts a test to a webhook at once; answers why it failed, null where it was taken. */
  async test(target: Target): Promise<string | null> {
    const { telling, store, now } = this.parts;
    const id = randomUUID().replaceAll('-', '').slice(0, 24);
    const site = await store.getSite(target.site);
    const told: ToldEvent = {
      event: 'test',
      site: target.site,
      timezone: site?.timezone ?? 'UTC',
      at: now(),
      data: {},
    };
    const error = await this.#post(target, id, told);
    telling.outbox.note(
      { id, site: target.site, kind: 'webhook', target: target.id, event: 'test', about: id },
      error,
      now(),
    );
    if (error === null) telling.webhooks.works(target.id);
    return error;
  }

  async #send(message: Message): Promise<void> {
    const { telling, log, now, random } = this.parts;
    const { id, tries } = message;
    try {
      const problem = message.kind === 'mail' ? await this.#mail(message) : await this.#hook(message);
      if (problem === null) telling.outbox.delivered(id, now());
      else if (problem.final) telling.outbox.dropped(id, problem.why, now());
      else telling.outbox.failed(id, problem.why, nextTry(tries + 1, now(), random));
    } catch (error) {
      log.error({ err: error, message: id }, 'what was to be told could not be sent');
      telling.outbox.failed(id, 'internal error', nextTry(tries + 1, now(), random));
    }
  }

  async #mail(message: Message): Promise<Problem | null> {
    const { telling, mailer, people, members, store, publicUrl, now } = this.parts;
    const { site: id, target: person, event } = message;
    // Asked now, not when it was written down: who may no longer read a site is told nothing of it.
    const to = people.get(person)?.email;
    const site = members.roleOf(person, id) && (await store.getSite(id));
    if (to && site && event === 'confirm') return this.#confirm(message, to);
    const letter = event === 'report.weekly' ? 'weekly' : event === 'report.monthly' ? 'monthly' : 'alerts';
    const wanted = telling.letters.of(person, id);
    if (!to || !site || !wanted?.[letter]) return { why: 'not wanted any more', final: true };
    if (!telling.addresses.isConfirmed({ person, email: to }))
      return { why: 'the address is not confirmed', final: true };
    if (!mailer) return SWITCHED_OFF;

    const token = telling.letters.makeToken({ site: id, person, letter }, now());
    const links = { publicUrl, stop: `${publicUrl}/unsubscribe#${token}` };
    const written =
      letter === 'alerts'
        ? alertLetter(JSON.parse(message.body ?? 'null') as ToldEvent, wanted.language, links)
        : reportLetter(await this.#report(message, site, letter), wanted.language, links);
    if (!written) return { why: 'nothing to say', final: true };
    return send(mailer, {
      ...written,
      to,
      id: message.id,
      unsubscribe: `${publicUrl}/v1/unsubscribe?token=${token}`,
    });
  }

  /** Asks whether mails reach who gave an address. */
  async #confirm({ id, site, target: person, about }: Message, to: string): Promise<Problem | null> {
    const { telling, mailer, publicUrl, now } = this.parts;
    const given = { person, email: to };
    const language = telling.letters.of(person, site)?.language;
    if (aboutEmail(about) !== to || !language || telling.addresses.isConfirmed(given))
      return { why: 'not wanted any more', final: true };
    if (!mailer) return SWITCHED_OFF;
    const token = telling.addresses.makeToken(given, now());
    // Behind the #, where neither a server's log nor a Referer header has it.
    return send(mailer, { ...confirmLetter(site, language, `${publicUrl}/confirm#${token}`), to, id });
  }

  async #hook(message: Message): Promise<Problem | null> {
    const { telling, store, publicUrl, actions, now } = this.parts;
    const { webhooks, outbox } = telling;
    const target = await webhooks.target(message.target, now()).catch(() => 'unreadable' as const);
    if (target === 'unreadable') return { why: 'its address or secret cannot be read', final: true };
    const site = await store.getSite(message.site);
    if (!target || !site || target.off !== null) return { why: 'switched off', final: true };

    let { body } = message;
    if (body === null) {
      const every = message.event === 'report.monthly' ? 'monthly' : 'weekly';
      const report = await this.#report(message, site, every);
      body = JSON.stringify(reportTold(report, publicUrl, now()));
      outbox.fill(message.id, body);
    }
    const why = await this.#post(target, message.id, JSON.parse(body) as ToldEvent);
    if (why === null) {
      webhooks.works(target.id);
      return null;
    }
    if (now() - webhooks.fails(target.id, now()) > GIVE_UP_MS) {
      webhooks.stop(target.id);
      outbox.dropAll(target.id, 'switched off');
      actions.note({ action: 'webhook-stopped', site: target.site, what: target.name }, now());
      return { why, final: true };
    }
    return { why, final: false };
  }

  /** Posts to a webhook; answers why it failed, null where it was taken. */
  async #post(target: Target, id: string, told: ToldEvent): Promise<string | null> {
    const { post, now } = this.parts;
    const body = target.kind === 'slack' ? slackBody(told, target.language) : jsonBody(id, told);
    const outcome = await post(target.url, body, {
      'content-type': 'application/json',
      'user-agent': 'Luciole',
      ...(target.secrets.length > 0 && {
        [SIGNATURE_HEADER]: signatureOf(body, target.secrets, now()),
        'Luciole-Delivery': id,
        'Luciole-Event': told.event,
      }),
    });
    if ('error' in outcome) return outcome.error;
    return outcome.status >= 200 && outcome.status < 300 ? null : `HTTP ${outcome.status}`;
  }

  /** What a report written down says, read now. */
  #report({ about }: Message, site: Site, every: Every): Promise<Report> {
    const sentAt = Number(about.split(' ')[1]);
    return readReport(this.parts.store, site, { every, ...latestPeriod(every, site.timezone, sentAt) });
  }
}

interface Problem {
  why: string;
  /** Whether trying again is of no use. */
  final: boolean;
}

const SWITCHED_OFF: Problem = { why: 'mail is switched off', final: false };

async function send(mailer: Mailer, mail: Mail): Promise<Problem | null> {
  try {
    await mailer.send(mail);
    return null;
  } catch (error) {
    if (error instanceof MailError) return { why: error.message, final: !error.passing };
    throw error;
  }
}
