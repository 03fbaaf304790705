/**
 * The buttons take the page's colour, on grounds of a translucent grey, so that they suit a light page and a
 * dark one without being told which it is.
 */
export const STYLES = `
  :host { display: block; font: 500 15px system-ui }
  :host([hidden]) { display: none }
  div { display: flex; flex-wrap: wrap; gap: 8px }
  a, button, input {
    display: flex; align-items: center; gap: 8px; box-sizing: border-box; min-height: 40px; padding: 0 16px 0 12px;
    border: 1px solid #0000; border-radius: 20px; background: #8882; color: inherit; font: inherit;
    text-decoration: none; cursor: pointer
  }
  a:hover, button:hover { background: #8884 }
  :focus-visible { outline: 2px solid; outline-offset: 2px }
  p { margin: 8px 0 }
  input { width: 100% }
  svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round }
`;
