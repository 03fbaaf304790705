import { begin, messageOf, type Stage } from './buttons/act.js';
import { channelsOf } from './buttons/channels.js';
import { receive, tag } from './buttons/core.js';
import { draw, frame, targetOf, type Button } from './buttons/draw.js';
import { fit } from './buttons/fit.js';
import { ICONS } from './buttons/icons.js';
import { INTENTS } from './buttons/intents.js';
import { labelsFor, type Spoken } from './buttons/labels/index.js';
import { perform } from './buttons/perform.js';
import { looksFor } from './buttons/looks-for.js';
import { STYLES } from './buttons/styles.js';
import { wear } from './buttons/wear.js';
import type { Channel } from '../protocol/index.js';
import type { Buttons, ButtonsModule } from './seam.js';

const channels = (asked: string | null) => channelsOf(asked, 'share' in navigator);

/** Lets the browser follow `link` with a token, once: before and after, a clean link stands in the page. */
const follow = (link: HTMLAnchorElement, stage: Stage, channel: Channel) => {
  const [message, reportAs] = begin(stage, channel);
  const { href } = link;
  link.href = INTENTS[channel]!(message)!;
  setTimeout(() => (link.href = href));
  reportAs('button');
};

/** Shares without an element, in the gesture of a page's own button. */
const share: Buttons['share'] = (name, given = {}) => {
  const [channel] = channels(name);
  const stage: Stage = { given, target: window, tell: () => undefined };
  const href = channel && INTENTS[channel]?.(messageOf(stage.given));
  if (href) {
    const link = Object.assign(document.createElement('a'), {
      href,
      target: targetOf(href),
      rel: 'noopener',
    });
    follow(link, stage, channel);
    link.click();
  } else if (channel) void perform(stage, channel);
};

const attached = new WeakSet<HTMLElement>();

/** Fills an element of the page with its buttons, once, and keeps them up to date. */
const attach: Buttons['attach'] = (element) => {
  if (attached.has(element)) return;
  attached.add(element);
  const section = frame();

  let label: 'copied' | 'paste' | 'copy' | undefined;
  let link: string | undefined;
  let count: string | undefined;
  let spoken: Spoken;
  let looks: Awaited<ReturnType<typeof looksFor>>;
  let width: number;

  const attribute = (name: string) => element.getAttribute(name);
  const redraw = () => {
    const [, labels] = spoken;
    const stage: Stage = {
      given: { url: attribute('url'), title: attribute('title'), text: attribute('text') },
      target: element,
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
    const buttons = channels(attribute('channels')).map((channel): Button => {
      const href = INTENTS[channel]?.(messageOf(stage.given));
      const act = (event: MouseEvent) => {
        // A middle click opens the link too; a right one opens a menu.
        if (event.button > 1) return;
        if (href) follow(event.currentTarget as HTMLAnchorElement, stage, channel);
        else void perform(stage, channel);
      };
      return { channel, label: labels[channel as keyof typeof labels], icon: ICONS[channel], href, act };
    });
    draw(section, spoken, buttons, { text: label && labels[label], link, count });
    refit();
  };
  const refit = () => {
    fit(element, section.querySelector('[role=group]')!);
    width = section.clientWidth;
  };

  /** Draws once it is known what to say, so that no language is seen before another. */
  const update = async () => {
    [spoken, looks] = await Promise.all([
      labelsFor(attribute('lang') ?? tag['lang'] ?? element.closest<HTMLElement>('[lang]')?.lang),
      looksFor(element),
    ]);
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
  new MutationObserver(() => void update()).observe(element, { attributes: true });
  // In a frame of its own: what is changed while the browser tells sizes makes it report a loop to the page.
  new ResizeObserver(() => {
    if (width !== section.clientWidth) requestAnimationFrame(refit);
  }).observe(section);
};

/** Makes the buttons of what the tracker hands over. */
export const define: ButtonsModule['define'] = (...core) => {
  receive(core);
  return { attach, share };
};
