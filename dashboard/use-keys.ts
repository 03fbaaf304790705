import { useEffect, useRef } from 'preact/hooks';

const KEPT_AS = 'luciole-keys';

/** Whether single keys do something: yes, unless somebody turned that off here. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    return true;
  }
}

/** Turns single keys on or off, for this browser. */
export function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, 'off');
  } catch {
    // A frame in another site's page may keep nothing: then it holds for as long as the page.
  }
}

/** What takes text or has keys of its own. */
const TYPES =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=tree], [role=treeitem]';

/** Calls for a single key that was pressed, unless somebody types, something stands open, or keys are turned off. */
export function useKeys(pressed: (key: string) => boolean): void {
  const latest = useRef(pressed);
  latest.current = pressed;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPES)) return;
      if (document.querySelector('dialog[open], :popover-open') || !keysAreOn()) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
