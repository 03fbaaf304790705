import type { ComponentChildren, VNode } from 'preact';
import { usePlace } from '../place-context.js';
import { pathTo } from '../sections.js';
import { PlaceLink } from './place-link.js';

/** A link to another page of the same site, with all that was chosen. */
export function SectionLink({ to, children }: { to: string; children: ComponentChildren }): VNode {
  const { path, choice, hash } = usePlace();
  return <PlaceLink to={{ path: pathTo(to, path), choice, hash }}>{children}</PlaceLink>;
}
