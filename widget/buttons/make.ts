type Child = Node | string | false | undefined;

/** Attributes as they stand in markup; a function is a listener, and what is undefined is left out. */
export type Attributes = Record<string, string | boolean | ((event: MouseEvent) => void) | undefined>;

/** Gives an element these attributes. */
export const dress = /*! at once */ (element: HTMLElement, attributes: Attributes): void => {
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'function') element[name as 'onclick'] = value;
    else if (value !== undefined) element.setAttribute(name, value as string);
  }
};

/**
 * Makes an element. The few that are needed are made once and seldom change: that takes no library, which would
 * weigh more than all the rest and be most of the time until the buttons are there.
 */
export const make = /*! at once */ (
  tag: string,
  attributes: Attributes,
  ...children: Child[]
): HTMLElement => {
  const space = tag === 'svg' || tag === 'path' ? '2000/svg' : '1999/xhtml';
  const element = document.createElementNS('http://www.w3.org/' + space, tag) as HTMLElement;
  dress(element, attributes);
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
};
