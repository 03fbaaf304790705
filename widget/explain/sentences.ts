import { isChannel, type WireEvent } from '../../protocol/index.js';
import { fractionOf } from '../address/fraction.js';

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

/** What the tag turns on of the sharing that no button sees. */
export function hiddenSentence({ copyUrl, copyText, addressBar }: DOMStringMap): string {
  const fraction = addressBar === undefined ? 0 : fractionOf(addressBar);
  const ways = [
    copyUrl !== 'off' && 'a copied address of the page gets a token',
    copyText !== undefined && copyText !== 'off' && 'a copied passage gets a line with the link',
    fraction > 0 && `${fraction < 1 ? `in ${fraction * 100} % of views ` : ''}the address carries a token`,
  ].filter(Boolean);
  return ways.length
    ? `Beside the buttons: ${ways.join('; ')}.`
    : 'Beside the buttons, nothing is shared or changed.';
}

/** What elements ask for that there is not: names of channels that are neither ours nor defined in the page. */
export function channelSentences(asked: string[], own: string[]): string[] {
  return [...new Set(asked)]
    .filter((name) => !own.includes(name) && (!isChannel(name) || /^(address-bar|other|own-\d)$/.test(name)))
    .map(
      (name) =>
        `No channel is named ${name}: no button of it is shown. Channels of your own need a <luciole-channel name="${name}">.`,
    );
}

/** What it means that one of our files did not come. */
export function missingSentence(file: string, status: number): string {
  return `${file} did not come (${status || 'blocked, or not to be reached'}): the page does without it. A file of another version is not there any more; load the page anew.`;
}
