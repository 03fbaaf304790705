/**
 * The buttons take the page's font and colour, on grounds of a translucent grey, so that they suit a light
 * page and a dark one without being told which it is.
 */
export const STYLES = `
  :host { display: block }
  div { display: flex; flex-wrap: wrap; gap: 8px }
  a, button, input {
    display: flex; align-items: center; gap: 8px; box-sizing: border-box; min-height: 40px; padding: 0 16px;
    border: 1px solid #0000; border-radius: 20px; background: #8882; color: inherit; font: inherit;
    text-decoration: none; cursor: pointer
  }
  a:hover, button:hover { background: #8884 }
  svg { fill: none; stroke: currentColor; stroke-width: 1.6 }
`;
