import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';

/** Leads to the page itself, in a tab of its own; nothing where it is no web address. */
export function VisitLink({ page }: { page: string }): VNode | null {
  const { t } = useLocale();
  const { path, href } = pageLink(page);
  if (href === null) return null;
  return (
    <a class="visit" href={href} target="_blank" rel="noopener noreferrer">
      <span aria-hidden="true">↗</span>
      <span class="hidden">{fill(t.byPage.visit, { what: path })}</span>
    </a>
  );
}
