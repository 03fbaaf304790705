import { answerSentence, eventSentence } from './explain/sentences.js';
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
    const ours = typeof given[0] === 'string' && given[0].endsWith('/v1/events');
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

function whyClean(tag: DOMStringMap): string {
  if (navigator.globalPrivacyControl) return 'the browser sends Global Privacy Control';
  if (navigator.doNotTrack === '1') return 'the browser sends Do Not Track';
  if (!/^http.+http/.test(origin + location.href))
    return 'this document has no address of its own on the web';
  return tag['consent'] ? 'the reader has not consented' : 'it was refused';
}
