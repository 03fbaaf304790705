/** Where a tag can be put. */
export const PLATFORMS = [
  'html',
  'wordpress',
  'ghost',
  'next',
  'nuxt',
  'astro',
  'google-tag-manager',
  'matomo-tag-manager',
] as const;
export type Platform = (typeof PLATFORMS)[number];

const ELEMENT = '<luciole-share></luciole-share>';

/** What is pasted on a platform, one piece for each step that the messages describe. */
export function piecesOf(
  platform: Platform,
  { collector, site }: { collector: string; site: string },
): string[] {
  const src = `${collector}/luciole.js`;
  const tag = `<script async src="${src}" data-site="${site}"></script>`;
  // A tag manager makes scripts anew and loses attributes it does not know: this one is made with its own.
  const made = `<script>
  var luciole = document.createElement('script');
  luciole.async = true;
  luciole.setAttribute('data-site', '${site}');
  luciole.src = '${src}';
  document.head.appendChild(luciole);
</script>`;
  const pieces: Record<Platform, string[]> = {
    html: [tag, ELEMENT],
    wordpress: [
      `<?php
/* Plugin Name: Luciole */

add_action('wp_head', function () {
    echo '${tag}' . "\\n";
});

add_filter('the_content', function ($content) {
    $shown = is_singular() && in_the_loop() && is_main_query();
    return $shown ? $content . '${ELEMENT}' : $content;
});`,
    ],
    ghost: [tag, ELEMENT],
    next: [
      `export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <head>
        <script async src="${src}" data-site="${site}" />
      </head>
      <body>{children}</body>
    </html>
  );
}`,
      '<luciole-share />',
      `import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'luciole-share': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}`,
    ],
    nuxt: [
      `export default defineNuxtConfig({
  app: {
    head: {
      script: [{ src: '${src}', async: true, 'data-site': '${site}' }],
    },
  },
  vue: {
    compilerOptions: { isCustomElement: (name) => name.startsWith('luciole-') },
  },
});`,
      ELEMENT,
    ],
    astro: [`<script is:inline async src="${src}" data-site="${site}"></script>`, ELEMENT],
    'google-tag-manager': [made, ELEMENT],
    'matomo-tag-manager': [made, ELEMENT],
  };
  return pieces[platform];
}
