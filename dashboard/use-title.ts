import { useEffect } from 'preact/hooks';
import { useSite } from './site-context.js';

/** What the window of a page of a site is called: the page before the site; null where the site says it all. */
export function useTitle(title: string | null): void {
  const { site } = useSite();
  useEffect(() => {
    document.title = [title, site.id, 'Luciole'].filter((part) => part).join(' · ');
  }, [title, site.id]);
}
