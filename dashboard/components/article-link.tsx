import type { ComponentChildren, VNode } from 'preact';
import { narrowed } from '../choice.js';
import { usePlace } from '../place-context.js';
import { pathTo } from '../sections.js';
import { PlaceLink } from './place-link.js';

/** A link to a page's own page of the dashboard, by the page's address: days and filters are kept. */
export function ArticleLink({ page, children }: { page: string; children: ComponentChildren }): VNode {
  const { path, choice, hash } = usePlace();
  const to = { path: pathTo('/article', path), choice: narrowed(choice, 'page', page), hash };
  return <PlaceLink to={to}>{children}</PlaceLink>;
}
