/**
 * Has `parent` hold these elements, and nothing else, as if they had always been there: one that stands there
 * already stays, with what listeners the new one has, and where the focus was, it stays.
 */
export function renew(parent: Element, elements: HTMLElement[]): void {
  elements.forEach((element, index) => {
    const old = parent.children[index] as HTMLElement | undefined;
    if (old?.isEqualNode(element)) {
      old.onclick = element.onclick;
      old.onauxclick = element.onauxclick;
    } else if (old) {
      const hadFocus = old.matches(':focus');
      old.replaceWith(element);
      if (hadFocus) element.focus();
    } else parent.append(element);
  });
  while (parent.children.length > elements.length) parent.lastChild!.remove();
}
