import type { ComponentChildren, VNode } from 'preact';
import { hrefOf, type Choice } from '../choice.js';

interface Props {
  to: Choice;
  choose: (next: Choice) => void;
  current: boolean;
  lang?: string;
  children: ComponentChildren;
}

/** A link to another choice: a real address, followed without loading the page again. */
export function ChoiceLink({ to, choose, current, lang, children }: Props): VNode {
  return (
    <a
      href={hrefOf(to)}
      aria-current={current ? 'true' : undefined}
      lang={lang}
      hreflang={lang}
      onClick={(event) => {
        // With a modifier the reader wants a tab or a window of their own.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        choose(to);
      }}
    >
      {children}
    </a>
  );
}
