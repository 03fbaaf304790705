import { messageOf, type Stage } from './buttons/act.js';
import { channelsOf, known } from './buttons/channels.js';
import { receive } from './buttons/core.js';
import { draw, type Button } from './buttons/draw.js';
import { follow } from './buttons/follow.js';
import type { Labels } from './buttons/labels/en.js';
import type { Spoken } from './buttons/labels/index.js';
import { ROWS, type Shown } from './buttons/rows.js';
import { press, shareBy } from './buttons/share-by.js';
import { spokenIn } from './buttons/spoken-in.js';
import { STYLES } from './buttons/styles.js';
import type { Buttons, ButtonsModule } from './seam.js';

/** Shares without an element, in the gesture of a page's own button. */
const share: Buttons['share'] = (name, given = {}) => {
  const stage: Stage = { given, target: window, tell: () => undefined };
  const [shown] = known([name], ROWS);
  if (shown) shareBy(stage, shown);
  else {
    void import('./channels.js').then(
      (more) => more.share(stage, name),
      () => undefined,
    );
  }
};

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
  let shown: Shown[];

  const attribute = (name: string) => element.getAttribute(name);
  const redraw = () => {
    const labels = spoken[1] as Labels & Partial<Record<string, string>>;
    const stage: Stage = {
      given: { url: attribute('url'), title: attribute('title'), text: attribute('text') },
      target: element,
      shown,
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
    const buttons = shown.map((each): Button => {
      const [channel, [, icon, intent, name]] = each;
      const href = intent?.(messageOf(stage.given));
      const act = (event: MouseEvent) => {
        // A middle click opens the link too; a right one opens a menu.
        if (event.button > 1) return;
        if (href) follow(stage, each, event.currentTarget as HTMLAnchorElement);
        else press(stage, each);
      };
      return { channel, label: name ?? labels[channel], icon, href, act };
    });
    draw(root, spoken, buttons, { text: label && (labels[label] ?? label), link });
  };

  /** Draws once it is known what to say, so that no language is seen before another. */
  const update = async () => {
    [spoken, shown] = await Promise.all([spokenIn(element), channelsOf(element)]);
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
export const define: ButtonsModule['define'] = (...core) => {
  receive(core);
  return { attach, share };
};
