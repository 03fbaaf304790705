import type { VNode } from 'preact';

/** Before the first figures are there; without a text where what is to be said stands elsewhere. */
export function Waiting({ text }: { text: string | null }): VNode {
  return (
    <div class="loading">
      <h1 class="hidden">Luciole</h1>
      {text !== null && <p>{text}</p>}
    </div>
  );
}
