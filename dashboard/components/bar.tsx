import type { VNode } from 'preact';

/** A bar beside a figure that says the same to the eye; `full` is what a whole bar stands for. */
export function Bar({ value, full, tone }: { value: number | null; full: number; tone: string }): VNode {
  return (
    <svg class="bar" aria-hidden="true" height="6" width="100%">
      {value ? <rect class={tone} width={`${(100 * value) / full}%`} height="6" rx="3" /> : null}
    </svg>
  );
}
