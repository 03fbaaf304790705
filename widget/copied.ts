import { insertToken, isRoute, type Method, type Passage, type Placement } from '../protocol/index.js';
import { labelsFor } from './buttons/labels/index.js';
import { enMore, type AllLabels } from './buttons/labels/en-more.js';
import { cloneSelection } from './copied/clone-selection.js';
import { passageOf } from './copied/passage.js';
import { replaceAddresses } from './copied/replace-addresses.js';
import { mintNext } from './page/mint-next.js';
import type { PartModule, Shared } from './seam.js';

const CODE = 'pre,code,kbd,samp';

let started = false;

/**
 * Watches what is copied: a page's own address gets a token, a passage gets a line that says where it is from.
 * Where nothing of the kind is copied, or may not be changed, the browser copies as ever.
 */
export const define: PartModule['define'] = (...core) => {
  if (started) return true;
  started = true;
  const [tag, param, page, clean, drop, arriving, allowed, report] = core;

  let { readMore } = enMore;
  if (tag['copyText'] !== undefined)
    void Promise.resolve(labelsFor(tag['lang'] ?? document.documentElement.lang)).then(([, labels]) => {
      ({ readMore } = { readMore, ...(labels as Partial<AllLabels>) });
    });

  /** The anchor of an address; a route is no anchor, but part of the page. */
  const anchorOf = (address: string) => {
    const { hash } = new URL(drop(address));
    return isRoute(hash) ? '' : hash;
  };

  const isOurs = (address: string) => {
    try {
      const { href } = new URL(address);
      const anchor = anchorOf(href);
      return (
        tag['copyUrl'] !== 'off' &&
        [page(), clean(location.href)].includes(clean(href)) &&
        (anchor === '' || anchor === anchorOf(location.href))
      );
    } catch {
      return false;
    }
  };

  /** An act of sharing by copying: makes links with one token for all of it, and reports it once it was done. */
  const begin = () => {
    const parent = arriving();
    const token = mintNext('copy', parent);
    let first: string | undefined;
    const link = (anchor = '') => {
      const made = insertToken(page() + anchor, token, { param, placement: tag['placement'] as Placement });
      first ??= made;
      return made;
    };
    const done = (method: Method, passage?: Passage) => {
      report({ type: 'share', channel: 'copy', method, token, parent, page: page(), passage });
      const detail: Shared = { channel: 'copy', method, url: first!, token };
      dispatchEvent(new CustomEvent('luciole:share', { detail }));
    };
    return [link, done] as const;
  };

  /** What the page's own box with its address in it gives; what readers write themselves is theirs. */
  const copyFromBox = (box: HTMLInputElement | HTMLTextAreaElement, data: DataTransfer) => {
    const { value, selectionStart, selectionEnd, type } = box;
    const text = value.slice(selectionStart ?? 0, selectionEnd ?? 0).trim();
    if (type === 'password' || !isOurs(text)) return false;
    const [link, done] = begin();
    data.setData('text/plain', link(anchorOf(text)));
    done('copy-url');
    return true;
  };

  const copyFromPage = (selection: Selection, data: DataTransfer) => {
    const plain = String(selection);
    const [link, done] = begin();
    const tokenised = (text: string) => replaceAddresses(text, isOurs, (address) => link(anchorOf(address)));
    const text = tokenised(plain);
    if (text !== plain) {
      const body = cloneSelection(selection);
      const texts = document.createNodeIterator(body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        node.nodeValue = tokenised(node.nodeValue!);
      for (const anchor of body.querySelectorAll<HTMLAnchorElement>('a[href]'))
        if (isOurs(anchor.href)) anchor.setAttribute('href', link(anchorOf(anchor.href)));
      data.setData('text/plain', text);
      data.setData('text/html', body.innerHTML);
      done('copy-url');
      return true;
    }
    const passage = tag['copyText'] !== undefined && tag['copyText'] !== 'off' && passageOf(plain);
    if (!passage || isCode(selection)) return false;
    const body = cloneSelection(selection);
    const anchor = Object.assign(body.ownerDocument.createElement('a'), {
      href: link(),
      textContent: link(),
    });
    const line = body.ownerDocument.createElement('p');
    const [before = '', after = ''] = readMore.split('{url}');
    line.append(before, anchor, after);
    body.append(line);
    data.setData('text/plain', `${plain}\n\n${readMore.replace('{url}', () => link())}`);
    data.setData('text/html', body.innerHTML);
    done('copy-text', passage);
    return true;
  };

  // On the window, behind every listener of the page's own: what one of them took over is left to it.
  addEventListener('copy', (event) => {
    try {
      const [target] = event.composedPath();
      const selection = getSelection();
      const { clipboardData } = event;
      if (event.defaultPrevented || !allowed() || !clipboardData || !(target instanceof Node)) return;
      if (event.composedPath().some((node) => node instanceof Element && node.localName === 'luciole-share'))
        return;
      const box = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      const replaced = box
        ? copyFromBox(target, clipboardData)
        : selection && !isEditable(target) && copyFromPage(selection, clipboardData);
      if (replaced) event.preventDefault();
    } catch {
      // The browser copies as ever.
    }
  });
  return true;
};

/** Whether a selection lies in code, ends in it, or has a block of it. */
function isCode(selection: Selection): boolean {
  const range = selection.getRangeAt(0);
  return (
    [range.startContainer, range.endContainer].some((node) =>
      (node instanceof Element ? node : node.parentElement)?.closest(CODE),
    ) || range.cloneContents().querySelector('pre') !== null
  );
}

/** Whether somebody writes where a node stands. */
function isEditable(node: Node): boolean {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.isContentEditable === true || document.designMode === 'on';
}
