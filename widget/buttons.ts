import { messageOf, type Stage } from './buttons/act.js';
import { channelsOf, loadMore } from './buttons/channels.js';
import { receive } from './buttons/core.js';
import { draw, frame, type Button } from './buttons/draw.js';
import { fit } from './buttons/fit.js';
import { follow } from './buttons/follow.js';
import type { Labels } from './buttons/labels/en.js';
import type { Spoken } from './buttons/labels/index.js';
import { looksFor } from './buttons/looks-for.js';
import { press } from './buttons/perform.js';
import type { Row } from './buttons/rows.js';
import { spokenIn } from './buttons/spoken-in.js';
import { STYLES } from './buttons/styles.js';
import { wear } from './buttons/wear.js';
import type { Buttons, PartModule } from './seam.js';

let more: Awaited<ReturnType<typeof loadMore>>;

/** Once the file for it is here, what a gesture asks for happens within the gesture. */
const share = async (...given: Parameters<Buttons['share']>) => (more ??= await loadMore())?.share(...given);

const attached = new WeakSet<HTMLElement>();

/** Fills an element of the page with its buttons, once, and keeps them up to date. */
const attach: Buttons['attach'] = (element) => {
  if (attached.has(element)) return;
  attached.add(element);
  const section = frame();

  let label: string | undefined;
  let link: string | undefined;
  let count: string | undefined;
  let spoken: Spoken;
  let rows: Row[];
  let looks: Awaited<ReturnType<typeof looksFor>>;
  let width: number;

  const attribute = (name: string) => element.getAttribute(name);
  const redraw = () => {
    const labels = spoken[1] as Labels & Partial<Record<string, string>>;
    const stage: Stage = {
      given: { url: attribute('url'), title: attribute('title'), text: attribute('text') },
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
      },
    };
    const buttons = rows.map((row): Button => {
      const [channel, , icon, intent, name] = row;
      const href = intent?.(messageOf(stage.given));
      const act = (event: MouseEvent) => {
        // A middle click opens the link too; a right one opens a menu.
        if (event.button > 1) return;
        if (href) follow(stage, row, event.currentTarget as HTMLAnchorElement);
        else press(stage, row);
      };
      return { channel, label: name ?? labels[channel], icon, href, act };
    });
    draw(section, spoken, buttons, { text: labels[label!] ?? label, link, count });
    refit();
  };
  const refit = () => {
    fit(element, section.querySelector('[role=group]')!);
    width = section.clientWidth;
  };

  /** Draws once it is known what to say, so that no language is seen before another. */
  const update = async () => {
    [spoken, rows, looks] = await Promise.all([spokenIn(element), channelsOf(element), looksFor(element)]);
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    // Until here the page stands as it came: it changes once, and whole.
    if (!section.parentNode) {
      wear(root, STYLES);
      root.append(section);
    }
    count = looks?.dress(element, root, spoken, (told) => {
      count = told;
      redraw();
    });
    redraw();
  };
  void update();
  new MutationObserver(() => void update()).observe(element, {
    attributes: true,
    childList: true,
    subtree: true,
  });
  // In a frame of its own: what is changed while the browser tells sizes makes it report a loop to the page.
  new ResizeObserver(() => {
    if (width !== section.clientWidth) requestAnimationFrame(refit);
  }).observe(section);
};

/** Makes the buttons of what the tracker hands over. */
export const define: PartModule<Buttons>['define'] = (...core) => {
  receive(core);
  return { attach, share: (...given) => void share(...given) };
};
