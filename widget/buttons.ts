import { messageOf, type Stage } from './buttons/act.js';
import { channelsOf, loadMore } from './buttons/channels.js';
import { receive } from './buttons/core.js';
import { draw, frame, type Button } from './buttons/draw.js';
import { fit } from './buttons/fit.js';
import { follow } from './buttons/follow.js';
import type { Labels } from './buttons/labels/en.js';
import type { Spoken } from './buttons/labels/index.js';
import { looksFor } from './buttons/looks-for.js';
import { press as pressed } from './buttons/perform.js';
import type { Row } from './buttons/rows.js';
import { spokenIn } from './buttons/spoken-in.js';
import { STYLES } from './buttons/styles.js';
import { wear } from './buttons/wear.js';
import type { Buttons, PartModule } from './seam.js';

let more: Awaited<ReturnType<typeof loadMore>>;

/** Once the file for it is here, what a gesture asks for happens within the gesture. */
const share = async (...given: Parameters<Buttons['share']>) => (more ??= await loadMore())?.share(...given);

const attached = new WeakSet<HTMLElement>();

/**
 * Fills an element of the page with its buttons, once, and keeps them up to date. What can be said at once is drawn
 * at once, and what cannot be seen waits until it has been: every millisecond here is the reader's.
 */
const attach: Buttons['attach'] = /*! at once */ (element) => {
  if (attached.has(element)) return;
  attached.add(element);
  const framed = frame();
  const { group, section } = framed;

  let label: string | undefined;
  let link: string | undefined;
  let count: string | undefined;
  let spoken: Spoken;
  let rows: Row[];
  let looks: Awaited<ReturnType<typeof looksFor>>;
  let width = 0;
  let turns = 0;

  const attribute = (name: string) => element.getAttribute(name);
  const given = () => ({ url: attribute('url'), title: attribute('title'), text: attribute('text') });
  const redraw = /*! at once */ () => {
    const labels = spoken[1] as Labels & Partial<Record<string, string>>;
    const message = messageOf(given());
    const buttons = rows.map(([channel, , icon, intent, name]): Button => ({
      channel,
      label: name ?? labels[channel],
      icon,
      href: intent?.(message),
    }));
    draw(element, framed, spoken, { buttons, text: labels[label!] ?? label, link, count });
  };
  const refit = () => {
    fit(element, group);
    width = section.clientWidth;
  };
  /** Lets the row fit before it is next seen, when the browser is to lay it out anyway. */
  const refitSoon = () => requestAnimationFrame(refit);

  const press = (event: MouseEvent) => {
    const path = event.composedPath();
    const index = Array.from(group.children).findIndex((child) => path.includes(child));
    const row = rows[index];
    // A middle click opens a link too, and does nothing to what is none; a right one opens a menu.
    const isLink = group.children[index]?.hasAttribute('href');
    if (!row || event.button > (isLink ? 1 : 0)) return;
    const stage: Stage = {
      given: given(),
      target: element,
      rows,
      tell(...told) {
        [label, link] = told;
        redraw();
        if (link) {
          section.querySelector('input')!.select();
          // The old way of copying works where the new one is not allowed, on what is selected.
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other one there
          if (!document.execCommand('copy')) label = 'copy';
          redraw();
        }
        refit();
      },
    };
    if (isLink) follow(stage, row, group.children[index] as HTMLAnchorElement);
    else pressed(stage, row);
  };
  group.onclick = group.onauxclick = press;

  const show = /*! at once */ (ready: [Spoken, Row[], typeof looks]) => {
    [spoken, rows, looks] = ready;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const isFirst = !section.parentNode;
    if (isFirst) wear(root, STYLES);
    count = looks?.dress(element, root, spoken, (told) => {
      count = told;
      redraw();
      refit();
    });
    redraw();
    // Until here the page stands as it came: it changes once, and whole.
    if (isFirst) {
      root.append(section);
      refitSoon();
    } else refit();
  };
  /** Draws once it is known what to say, so that no language is seen before another. */
  const update = /*! at once */ () => {
    const turn = (turns += 1);
    const parts = [spokenIn(element), channelsOf(element), looksFor(element)] as const;
    const [speech, channels, dress] = parts;
    if (speech instanceof Promise || channels instanceof Promise || dress)
      // What was asked for before it was asked for something else comes too late.
      void Promise.all(parts.map((part) => Promise.resolve(part))).then(
        (ready) => turn === turns && show(ready as [Spoken, Row[], typeof looks]),
      );
    else show([speech, channels, undefined]);
  };
  update();
  new MutationObserver(update).observe(element, { attributes: true, childList: true, subtree: true });
  // In a frame of its own: what is changed while the browser tells sizes makes it report a loop to the page.
  requestAnimationFrame(() =>
    new ResizeObserver(() => {
      if (width !== section.clientWidth) refitSoon();
    }).observe(section),
  );
};

/** Makes the buttons of what the tracker hands over. */
export const define: PartModule<Buttons>['define'] = /*! at once */ (...core) => {
  receive(core);
  return { attach, share: (...given) => void share(...given) };
};
