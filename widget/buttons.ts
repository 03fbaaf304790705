import { messageOf, type Stage } from './buttons/act.js';
import { channelsOf, loadMore } from './buttons/channels.js';
import { receive } from './buttons/core.js';
import { draw, type Button } from './buttons/draw.js';
import { follow } from './buttons/follow.js';
import { press } from './buttons/perform.js';
import type { Labels } from './buttons/labels/en.js';
import type { Spoken } from './buttons/labels/index.js';
import type { Row } from './buttons/rows.js';

import { spokenIn } from './buttons/spoken-in.js';
import { STYLES } from './buttons/styles.js';
import type { Buttons, PartModule } from './seam.js';

let more: Awaited<ReturnType<typeof loadMore>>;

/** Once the file for it is here, what a gesture asks for happens within the gesture. */
const share = async (...given: Parameters<Buttons['share']>) => (more ??= await loadMore())?.share(...given);

/** Fills an element of the page with its buttons, once, and keeps them up to date. */
const attach: Buttons['attach'] = (element) => {
  if (element.shadowRoot) return;
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];

  let label: string | undefined;
  let link: string | undefined;
  let spoken: Spoken;
  let rows: Row[];

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
          root.querySelector('input')!.select();
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
    draw(root, spoken, buttons, { text: labels[label!] ?? label, link });
  };

  /** Draws once it is known what to say, so that no language is seen before another. */
  const update = async () => {
    [spoken, rows] = await Promise.all([spokenIn(element), channelsOf(element)]);
    redraw();
  };
  void update();
  new MutationObserver(() => void update()).observe(element, {
    attributes: true,
    childList: true,
    subtree: true,
  });
};

/** Makes the buttons of what the tracker hands over. */
export const define: PartModule<Buttons>['define'] = (...core) => {
  receive(core);
  return { attach, share: (...given) => void share(...given) };
};
