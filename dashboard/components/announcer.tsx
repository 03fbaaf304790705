import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import type { Reading } from '../use-report.js';

/**
 * Tells people who do not see the page what matters and no more: that the collector is out of reach, that it
 * is back, that the first view has come. Figures that change are not read out.
 */
export function Announcer({
  trouble,
  report,
}: {
  trouble: Reading['trouble'];
  report: Report | null;
}): VNode {
  const { t } = useLocale();
  const [text, setText] = useState('');
  const before = useRef({ trouble: false, site: '', everSeen: true });

  const seen = report?.everSeen ?? true;
  const site = report?.site.id ?? '';
  useEffect(() => {
    const last = before.current;
    before.current = { trouble: trouble !== null, site, everSeen: seen };
    if (trouble !== null && !last.trouble) setText(t.unreachable);
    else if (trouble === null && last.trouble) setText(t.reachedAgain);
    else if (seen && !last.everSeen && site === last.site) setText(t.first.arrived);
  }, [trouble !== null, site, seen, t]);

  return (
    <p class="hidden" role="status">
      {text}
    </p>
  );
}
