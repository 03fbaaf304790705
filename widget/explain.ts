import {
  answerSentence,
  channelSentences,
  eventSentence,
  hiddenSentence,
  missingSentence,
} from './explain/sentences.js';
import type { PartModule } from './seam.js';

/** Says on the console what is done on this page and why, for whoever sets it up (`data-debug`). */
export const define: PartModule['define'] = (...core) => {
  const [tag, param, page, , , arriving, allowed, , , listeners] = core;
  // eslint-disable-next-line no-console -- it was asked for, and this file is loaded only where it was
  const say = (...said: unknown[]) => console.info('[luciole]', ...said);

  const sayWhetherTokens = () => {
    say(allowed() ? 'Shared links carry a token.' : `Shared links are clean: ${whyClean(tag)}.`);
  };

  say(`Site ${tag['site'] ?? ''}, parameter ${param}, page ${page()}.`);
  const came = arriving();
  say(came ? `The address carries the token ${came}.` : 'The address carries no token.');
  sayWhetherTokens();
  say(hiddenSentence(tag));
  sayOfElements(say);
  sayWhatIsMissing(say);

  listeners.push((event) => {
    if (event) say(eventSentence(event, allowed() === undefined), event);
    else sayWhetherTokens();
  });
  addEventListener('luciole:arrival', (event) => {
    say(`The reader came by the share ${event.detail.token}.`);
  });
  addEventListener('luciole:share', (event) => {
    const { channel, method, url } = event.detail;
    say(`Shared by ${channel} (${method}): ${url}`);
  });
  // Browsers keep no record of requests that may outlive their page: what came of them is heard here.
  const send = window.fetch.bind(window);
  window.fetch = async (...given) => {
    const [what] = given;
    const ours = !(what instanceof Request) && what.toString().endsWith('/v1/events');
    try {
      const answer = await send(...given);
      if (ours) say(answerSentence(answer.status));
      return answer;
    } catch (error) {
      if (ours) say(answerSentence(undefined));
      throw error;
    }
  };
  return true;
};

type Say = (...said: unknown[]) => void;

/** The elements of the page as they stand now; those that come later show by themselves what they have. */
function sayOfElements(say: Say): void {
  const elements = [...document.querySelectorAll('luciole-share')];
  say(
    elements.length
      ? `Elements that show buttons: ${elements.length}.`
      : 'No <luciole-share> stands in the page yet: buttons are shown where one is.',
  );
  const asked = elements.flatMap((element) => element.getAttribute('channels')?.match(/[\w-]+/g) ?? []);
  const own = [...document.querySelectorAll('luciole-channel')].map(
    (channel) => channel.getAttribute('name') ?? '',
  );
  channelSentences(asked, own).forEach((sentence) => say(sentence));
}

function sayWhatIsMissing(say: Say): void {
  new PerformanceObserver((list) => {
    // The status is not told everywhere yet.
    for (const entry of list.getEntries() as unknown as { name: string; responseStatus?: number }[]) {
      const [file] = /luciole-[\w.-]+\.js$/.exec(entry.name) ?? [];
      if (file && entry.responseStatus !== undefined && !/^(2|304)/.test(String(entry.responseStatus)))
        say(missingSentence(file, entry.responseStatus));
    }
  }).observe({ type: 'resource', buffered: true });
}

function whyClean(tag: DOMStringMap): string {
  if (navigator.globalPrivacyControl) return 'the browser sends Global Privacy Control';
  if (navigator.doNotTrack === '1') return 'the browser sends Do Not Track';
  if (!location.host || !location.href.startsWith(origin))
    return 'this document has no address of its own on the web';
  return tag['consent'] ? 'the reader has not consented' : 'it was refused';
}
