import type { VNode } from 'preact';
import { Overview } from '../components/overview.js';
import { SiteFrame } from '../components/site-frame.js';

/** A site's figures, for who is signed in or has the token of a shared link; `ended` stands where that is over. */
export function ReportPage({ token = null, ended }: { token?: string | null; ended?: VNode }): VNode {
  return (
    <SiteFrame token={token} {...(ended && { ended })}>
      <Overview />
    </SiteFrame>
  );
}
