import type { ComponentChildren, VNode } from 'preact';
import { addressOf, type Place } from '../place.js';
import { usePlace } from '../place-context.js';

interface Props {
  to: Place;
  current?: 'true' | 'page' | undefined;
  class?: string;
  lang?: string | undefined;
  title?: string | undefined;
  children: ComponentChildren;
}

/** A link to another place of the dashboard: a real address, followed without loading the page again. */
export function PlaceLink({ to, current, lang, children, ...rest }: Props): VNode {
  const { go } = usePlace();
  return (
    <a
      {...rest}
      href={addressOf(to)}
      aria-current={current}
      lang={lang}
      hreflang={lang}
      onClick={(event) => {
        // With a modifier the reader wants a tab or a window of their own.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
