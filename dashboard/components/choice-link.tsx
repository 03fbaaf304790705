import type { ComponentChildren, VNode } from 'preact';
import type { Choice } from '../choice.js';
import { usePlace } from '../place-context.js';
import { PlaceLink } from './place-link.js';

interface Props {
  to: Choice;
  current: boolean;
  lang?: string;
  title?: string;
  children: ComponentChildren;
}

/** A link to another choice at the same place. */
export function ChoiceLink({ to, current, lang, title, children }: Props): VNode {
  const { path, hash } = usePlace();
  return (
    <PlaceLink
      to={{ path, hash, choice: to }}
      current={current ? 'true' : undefined}
      lang={lang}
      title={title}
    >
      {children}
    </PlaceLink>
  );
}
