const sheets: Record<string, CSSStyleSheet> = {};

/**
 * Puts the first style sheet on a shadow root, or `more`: one that no Content Security Policy has a say in, and
 * that all elements share. Browsers that know none (Safari before 16.4) get a `<style>`, which a strict policy may
 * leave out; the buttons work without.
 */
export const wear = /*! at once */ (root: ShadowRoot, css: string, more?: boolean): void => {
  try {
    if (!sheets[css]) (sheets[css] = new CSSStyleSheet()).replaceSync(css);
    const sheet = sheets[css];
    // A new root's list is not looked into: that takes as long as reading the sheet.
    if (more) root.adoptedStyleSheets.push(sheet);
    else root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
};
