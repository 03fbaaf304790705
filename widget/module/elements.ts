const NAME = 'luciole-share';

/** What the tracker does with an element that comes into a page; undefined until it has started. */
let fill: ((this: HTMLElement) => void) | undefined;
/** Elements that came before. */
const early = new Set<HTMLElement>();

/** Whether a tag was there first: it does it all. Always false where there is no page. */
const tagged = typeof window === 'object' && window.customElements.get(NAME) !== undefined;

if (typeof window === 'object' && !tagged) {
  window.customElements.define(
    NAME,
    class extends HTMLElement {
      connectedCallback() {
        if (fill) fill.call(this);
        else early.add(this);
      }
    },
  );
}

/**
 * The registry that the tracker of the module sees: `import 'luciole'` defines the element, and the start fills
 * those that stand in the page by then.
 */
export const customElements = {
  get: () => tagged || fill,
  define(_: string, { prototype }: CustomElementConstructor): void {
    fill = (prototype as HTMLElement & { connectedCallback: () => void }).connectedCallback;
    for (const element of early) if (element.isConnected) fill.call(element);
    early.clear();
  },
};
