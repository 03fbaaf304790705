import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { LanguageSwitch } from '../components/language-switch.js';

/** A page for who has nothing else here yet: a heading and what to do. */
export function LetterPage({ title, children }: { title: string; children: ComponentChildren }): VNode {
  useEffect(() => {
    document.title = `${title} · Luciole`;
  }, [title]);
  return (
    <>
      <header class="masthead">
        <p class="brand">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          <span>Luciole</span>
        </p>
        <div class="aside">
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <section class="letter">
          <h1>{title}</h1>
          {children}
        </section>
      </main>
    </>
  );
}
