import type { FunctionComponent, VNode } from 'preact';
import { Overview } from '../components/overview.js';
import { SiteFrame } from '../components/site-frame.js';
import { lazyPage } from '../lazy-page.js';
import { usePlace } from '../place-context.js';
import { pageAt } from '../sections.js';

/** The pages of a site; the first is in the script that comes with the dashboard. */
const PAGES: Record<string, FunctionComponent> = {
  '/article': lazyPage(async () => (await import('./article-page.js')).ArticlePage, { framed: true }),
  '/live': lazyPage(async () => (await import('./live-page.js')).LivePage, { framed: true }),
  '/left-out': lazyPage(async () => (await import('./left-out-page.js')).LeftOutPage, { framed: true }),
};

/**
 * A site's figures, page by page, for who is signed in or has the token of a shared link; `ended` stands where that
 * is over.
 */
export function ReportPage({ token = null, ended }: { token?: string | null; ended?: VNode }): VNode {
  const { path } = usePlace();
  const Page = PAGES[pageAt(path)] ?? Overview;
  return (
    <SiteFrame token={token} {...(ended && { ended })}>
      <Page />
    </SiteFrame>
  );
}
