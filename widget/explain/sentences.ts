import type { WireEvent } from '../../protocol/index.js';

/** What an event says, for a person; `waits`: it is kept until the reader consents. */
export function eventSentence(event: WireEvent, waits: boolean): string {
  const verb = waits ? 'Waits for consent' : 'Reports';
  switch (event.type) {
    case 'landing':
      return `${verb}: a landing on ${event.page}${event.token ? ` by the token ${event.token}` : ''}${next(event)}.`;
    case 'view':
      return `${verb}: a view of ${event.page}${next(event)}.`;
    case 'share':
      return `${verb}: a share by ${event.channel} of ${event.page}.`;
    case 'conversion':
      return `${verb}: the goal ${event.goal}.`;
  }
}

function next({ next }: { next?: string }): string {
  return next ? `; the address now carries ${next}` : '';
}

/** What the collector's answer means; undefined where none came. */
export function answerSentence(status: number | undefined): string {
  switch (status) {
    case undefined:
      return 'The collector could not be reached, or something on the way blocked it; it is tried again.';
    case 202:
      return 'The collector has it.';
    case 400:
      return 'The collector could accept none of it (400); its answer says why.';
    case 403:
      return 'The collector does not take events of this origin (403): "luciole site add" names the origins of a site.';
    case 404:
      return 'The collector knows no such site (404): compare data-site with "luciole site list".';
    default:
      return `The collector answered ${status}; what can be tried again, is.`;
  }
}
