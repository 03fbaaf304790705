import { toChildArray, type ComponentChildren, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Shows its parts one after another, each in a frame of its own: what stands first can be read and pressed while
 * the rest is still being drawn. Keep to parts that stand below one another, so that none moves another.
 */
export function InTurn({ class: name, children }: { class: string; children: ComponentChildren }): VNode {
  const parts = toChildArray(children);
  const [shown, setShown] = useState(1);
  const more = shown < parts.length;
  useEffect(() => {
    if (!more) return undefined;
    const frame = requestAnimationFrame(() => setShown(shown + 1));
    return () => cancelAnimationFrame(frame);
  }, [shown, more]);
  return <div class={name}>{parts.slice(0, shown)}</div>;
}
