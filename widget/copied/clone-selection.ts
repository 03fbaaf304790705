/** What gives the text in it its meaning, so that it is copied along with a part of what it holds. */
const WRAPPERS =
  'a,abbr,b,blockquote,cite,code,del,dl,em,i,ins,kbd,li,mark,ol,pre,q,s,samp,small,strong,sub,sup,table,tbody,td,tfoot,th,thead,tr,u,ul';

/** What is in a page and never seen in it; our own buttons are no part of a text. */
const UNSEEN = 'script,style,template,noscript,luciole-share';

/** Attributes that are addresses, relative to the page they stand in. */
const ADDRESSES = ['href', 'src', 'poster', 'cite'];

/**
 * What is selected, as a browser puts it on the clipboard: what can be seen and selected, with the links and lists
 * it lies in, and with addresses that hold anywhere. In a document of its own, where nothing loads and nothing runs.
 */
export function cloneSelection(selection: Selection): HTMLElement {
  const { body } = document.implementation.createHTMLDocument();
  for (let n = 0; n < selection.rangeCount; n += 1) {
    const range = selection.getRangeAt(n);
    const root = range.commonAncestorContainer;
    let nodes = root instanceof Element ? cloneChildren(root, range, body) : clone(root, range, body);
    for (
      let outer = root instanceof Element ? root : root.parentElement;
      outer?.matches(WRAPPERS);
      outer = outer.parentElement
    ) {
      const wrapper = cloneAlone(outer, body);
      wrapper.append(...nodes);
      nodes = [wrapper];
    }
    body.append(...nodes);
  }
  return body;
}

function cloneChildren(node: Node, range: Range, { ownerDocument }: HTMLElement): Node[] {
  return [...node.childNodes].flatMap((child) => clone(child, range, ownerDocument.body));
}

function clone(node: Node, range: Range, body: HTMLElement): Node[] {
  if (!range.intersectsNode(node)) return [];
  if (node instanceof Text) {
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    return [body.ownerDocument.createTextNode(node.data.slice(from, to))];
  }
  if (!(node instanceof Element) || node.matches(UNSEEN)) return [];
  const { display, visibility, userSelect } = getComputedStyle(node);
  if (display === 'none' || visibility === 'hidden' || userSelect === 'none') return [];
  const copy = cloneAlone(node, body);
  copy.append(...cloneChildren(node, range, body));
  return [copy];
}

function cloneAlone(element: Element, { ownerDocument }: HTMLElement): Element {
  const copy = ownerDocument.importNode(element, false);
  for (const name of ADDRESSES) {
    try {
      const value = copy.getAttribute(name);
      if (value !== null) copy.setAttribute(name, new URL(value, document.baseURI).href);
    } catch {
      // It is no address here either.
    }
  }
  return copy;
}
