import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import { Snippet } from './snippet.js';

/** For who has no site yet: how to add one. */
export function NoSite(): VNode {
  const { t } = useLocale();
  return (
    <section class="letter">
      <h1>{t.noSite.title}</h1>
      <p>{t.noSite.text}</p>
      <Snippet text="npx luciole site add gazette --origin https://www.example.org --timezone Europe/Paris" />
    </section>
  );
}
