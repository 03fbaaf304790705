import { useEffect, useRef } from 'preact/hooks';

/** What a page that is still on its way has for a heading is not one to go to. */
const HEADING = 'main h1:not(.hidden)';

/**
 * After a step to another page, brings the keyboard and who listens to that page's heading, as soon as it is there;
 * not where somebody went elsewhere meanwhile. Where the first page begins is the browser's to say.
 */
export function useHeadingFocus(path: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const from = document.activeElement;
    const focus = (): boolean => {
      const { activeElement } = document;
      if (activeElement !== from && activeElement !== document.body) return true;
      const heading = document.querySelector<HTMLElement>(HEADING);
      if (!heading) return false;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    };
    if (focus()) return undefined;
    const observer = new MutationObserver(() => {
      if (focus()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [path]);
}
