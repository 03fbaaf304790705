import type { VNode } from 'preact';

/** A text of the messages, what stands between backticks as code. */
export function Prose({ text }: { text: string }): VNode {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
  );
}
