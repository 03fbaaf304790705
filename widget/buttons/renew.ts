/**
 * Has `parent` hold these elements, and nothing else, as if they had always been there: one that stands there
 * already stays, and where the focus was, it stays.
 */
export const renew = /*! at once */ (parent: Element, elements: HTMLElement[]): void => {
  elements.forEach(
    /*! at once */ (element, index) => {
      const old = parent.children[index] as HTMLElement | undefined;
      if (!old) parent.append(element);
      else if (!old.isEqualNode(element)) {
        const hadFocus = old.matches(':focus');
        old.replaceWith(element);
        if (hadFocus) element.focus();
      }
    },
  );
  while (parent.children.length > elements.length) parent.lastChild!.remove();
};
