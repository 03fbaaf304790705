/**
 * The buttons take the page's colour and typeface, on grounds of a translucent grey, so that they suit a light
 * page and a dark one without being told which it is. What must hold against the page's own rules is important:
 * a rule of the page that keeps their place free ends when they are there. Where a custom property has a say, there
 * are no shorthands: a browser works one out anew for each of its many properties and each button, which takes as
 * long as laying them out.
 */
export const STYLES = `
  :host { display: block; min-width: 0; padding-bottom: 0 !important; font: var(--luciole-font, inherit); color: var(--luciole-color, inherit) }
  :host([hidden]) { display: none !important }
  [role=group] { display: flex; flex-wrap: wrap; gap: var(--luciole-gap, 8px) }
  a, button, input {
    display: flex; align-items: center; justify-content: center; gap: 8px; flex: none; box-sizing: border-box;
    min-height: var(--luciole-size, 40px); padding: 0; padding-inline: var(--luciole-padding, 14px);
    border: 1px solid; border-color: var(--luciole-border, #0000); border-radius: var(--luciole-radius, 20px);
    background-color: var(--luciole-ground, #8882); color: inherit; font: inherit; line-height: 1; white-space: nowrap;
    text-decoration: none; cursor: pointer
  }
  a:hover, button:hover { background-color: var(--luciole-ground-hover, #8884) }
  :focus-visible { outline: 2px solid var(--luciole-focus, currentcolor); outline-offset: 2px }
  p { margin: 0 }
  p:not(:empty) { margin: 8px 0 }
  input { width: 100% }
  svg { fill: none; stroke: currentcolor; stroke-width: var(--luciole-stroke, 1.6); stroke-linecap: round }
  svg, ::slotted([slot^=icon]) { flex: none; width: var(--luciole-icon, 20px); height: var(--luciole-icon, 20px); display: block !important }
  .i > a, .i > button { flex: 1 1 34px; width: var(--luciole-size, 40px); max-width: var(--luciole-size, 40px); padding: 0; position: relative }
  :host(:not([look], [layout^=sticky])) .i + p::before { content: '. .'; display: block; height: 0; overflow: hidden; visibility: hidden; white-space: normal; word-spacing: var(--w) }
  .i > * > span { position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%) }
  @media (prefers-contrast: more) { a, button, input { border-color: currentcolor } }
  @media print { :host { display: none !important } }
`;
