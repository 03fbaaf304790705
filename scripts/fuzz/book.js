/** Faults told one by one. */
const TOLD = 20;

/** What a collector says that has too much to do, as it may. */
const OVERLOADED = 'too much to do';

/**
 * Keeps book of what was answered: which events are acknowledged, which refused, and what must never be. At the
 * end, what the collector has on record must be just that.
 */
export class Book {
  requests = 0;
  statuses = new Map();
  /** Ids of events that an answer called accepted or known already. */
  acknowledged = new Set();
  accepted = 0;
  /** Events refused, by reason. */
  refused = new Map();
  /** Ids of events, and how many events, to which no answer came: a connection may end before it. */
  unanswered = { ids: new Set(), events: 0 };
  faults = [];
  #untold = 0;

  /** @param {{ parts: { method: string, body?: Buffer }[], whole: boolean, mayCut?: boolean, bytes: Buffer }} exchange */
  note(exchange, { answers, trouble }) {
    const { parts, whole, mayCut = false } = exchange;
    this.requests += parts.length;
    if (trouble) this.#fault(trouble, exchange);
    if (whole && !mayCut && !trouble && answers.length < parts.length && !closes(answers.at(-1)))
      this.#fault('the connection was closed instead of an answer', exchange);
    // With what Node itself says of a connection that it ends, it answers none of the requests under way.
    const answered = answers.filter((answer) => !closes(answer) || /\r\nx-request-id:/i.test(answer.head));
    for (const { body } of parts.slice(answered.length)) this.#noteUnanswered(body);
    for (const [index, { status, body }] of answers.entries()) {
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status >= 500 && !(status === 503 && body.includes(OVERLOADED)) && status !== 505)
        this.#fault(`answered ${status}: ${body.slice(0, 300)}`, exchange);
      if (status === 202 || (status === 400 && body.includes('"rejected"')))
        this.#noteBatch({ status, body, sent: parts[index]?.body }, exchange);
    }
  }

  #noteUnanswered(body) {
    try {
      const { events } = batchOf(body);
      this.unanswered.events += events.length;
      for (const { id } of events) this.unanswered.ids.add(id);
    } catch {
      // Nothing in it can be on record.
    }
  }

  #noteBatch({ status, body, sent }, exchange) {
    let answer;
    let events;
    try {
      answer = JSON.parse(Buffer.from(body, 'latin1').toString());
      ({ events } = batchOf(sent));
    } catch (error) {
      this.#fault(`an answer ${status} to what is no batch: ${error.message}`, exchange);
      return;
    }
    const { accepted = 0, duplicates = 0, rejected } = answer;
    const refused = new Set(rejected.map(({ index }) => index));
    if (accepted + duplicates + refused.size !== events.length || refused.size !== rejected.length)
      this.#fault(`an answer that does not add up: ${body.slice(0, 300)}`, exchange);
    if ((status === 202) !== accepted + duplicates > 0)
      this.#fault(`status ${status} with ${accepted} accepted and ${duplicates} known`, exchange);
    this.accepted += accepted;
    for (const { reason } of rejected) this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
    for (const [index, event] of events.entries()) if (!refused.has(index)) this.acknowledged.add(event.id);
  }

  /**
   * Compares with what is on record.
   *
   * @param {{ kept: Map<string, number>, leftOut: { reason: string, count: number }[] }} record `kept`: how
   *   often each id is there; `leftOut`: reasons with their counts, as the API gives them
   */
  compare({ kept, leftOut }) {
    const lost = [...this.acknowledged].filter((id) => !kept.has(id));
    if (lost.length > 0) this.#fault(`${lost.length} acknowledged events are lost, such as ${lost[0]}`);
    // A page view whose address carries a token is on record beside the share that this may become.
    const sent = (id) => id.replace(/\.next$/, '');
    const strange = [...kept.keys()].filter(
      (id) => !this.acknowledged.has(sent(id)) && !this.unanswered.ids.has(sent(id)),
    );
    if (strange.length > 0)
      this.#fault(`${strange.length} events are on record that were not acknowledged, such as ${strange[0]}`);
    const twice = [...kept].filter(([, times]) => times > 1);
    if (twice.length > 0) this.#fault(`${twice.length} events are on record twice, such as ${twice[0][0]}`);
    // A repeated event to which no answer came at first is called known.
    const known = [...this.acknowledged].filter((id) => this.unanswered.ids.has(id)).length;
    const fewer = this.acknowledged.size - this.accepted;
    if (fewer < 0 || fewer > known)
      this.#fault(`${this.accepted} events were called accepted, and ${this.acknowledged.size} are`);
    const shown = new Map(leftOut.map(({ reason, count }) => [reason, count]));
    for (const reason of ['malformed', 'too-old', 'from-the-future', 'foreign-page']) {
      const [said, counted] = [this.refused.get(reason) ?? 0, shown.get(reason) ?? 0];
      if (counted < said || counted > said + this.unanswered.events)
        this.#fault(`${said} events were refused as ${reason}, and ${counted} are shown so`);
    }
  }

  /** Everything that is wrong, in sentences. */
  complaints() {
    return this.#untold > 0 ? [...this.faults, `and ${this.#untold} more`] : this.faults;
  }

  #fault(sentence, exchange) {
    if (this.faults.length >= TOLD) this.#untold += 1;
    else if (!exchange) this.faults.push(sentence);
    else
      this.faults.push(
        `${sentence}\n    sent: ${JSON.stringify(exchange.bytes.toString('latin1').slice(0, 1500))}`,
      );
  }
}

/** A body as a batch, a byte order mark before it passed over. */
function batchOf(body) {
  return JSON.parse(body.toString().replace(/^\uFEFF/, ''));
}

function closes(answer) {
  return /\r\nconnection: *close/i.test(answer?.head ?? '');
}
