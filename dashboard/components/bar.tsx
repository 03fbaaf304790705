import type { VNode } from 'preact';

/** What the smallest bar is wide, in percent, so that 1 beside 1,000 can still be seen. */
const LEAST = 1.5;

/**
 * A bar under a figure that says the same to the eye; `full` is what a whole bar stands for. It grows from
 * the right, where the figures stand in line.
 */
export function Bar({ value, full, tone }: { value: number | null; full: number; tone: string }): VNode {
  const width = value ? Math.max(LEAST, (100 * value) / full) : 0;
  return (
    <svg class="bar" aria-hidden="true" height="6" width="100%">
      {width > 0 && <rect class={tone} x={`${100 - width}%`} width={`${width}%`} height="6" rx="3" />}
    </svg>
  );
}
