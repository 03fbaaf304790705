/** One event of a stream of server-sent events. */
export interface ServerEvent {
  event: string;
  data: string;
  /** Where it carries one. */
  id: string | undefined;
  /** What a client is asked to wait before it comes back, ms. */
  retryMs: number | undefined;
}

/**
 * Takes a stream of server-sent events apart, in whatever pieces its text comes. Browsers' own reader of such streams
 * can send no `Authorization`, and does not say why a stream was refused.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class ServerEvents {
  #rest = '';

  /** The events that are whole with this piece. */
  take(piece: string): ServerEvent[] {
    // A line end may be cut in two: what ends in \r waits for what comes next.
    const text = this.#rest + piece;
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const blocks = text.slice(0, end).replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = (blocks.pop() ?? '') + text.slice(end);
    return blocks.map(read).filter(({ event, data, retryMs }) => event || data || retryMs !== undefined);
  }
}

function read(block: string): ServerEvent {
  const found: ServerEvent = { event: '', data: '', id: undefined, retryMs: undefined };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'event') found.event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id') found.id = value;
    else if (name === 'retry' && /^\d{1,9}$/.test(value)) found.retryMs = Number(value);
  }
  return { ...found, data: data.join('\n') };
}
