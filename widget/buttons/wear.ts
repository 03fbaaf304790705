const sheets: Record<string, CSSStyleSheet> = {};

/**
 * Puts a style sheet on a shadow root: one that no Content Security Policy has a say in, and that all elements
 * share. Browsers that know none (Safari before 16.4) get a `<style>`, which a strict policy may leave out; the
 * buttons work without.
 */
export function wear(root: ShadowRoot, css: string): void {
  try {
    if (!sheets[css]) (sheets[css] = new CSSStyleSheet()).replaceSync(css);
    root.adoptedStyleSheets.push(sheets[css]);
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
