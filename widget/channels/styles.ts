/**
 * Dialogs, the code, and what is seen on paper of the place where the reader shared: the code, and none of the
 * buttons.
 */
export const MORE_STYLES = `
  dialog {
    box-sizing: border-box; max-width: min(360px, 100vw - 32px); padding: 24px; border: 1px solid #8888;
    border-radius: 20px; background: Canvas; color: CanvasText; text-align: start
  }
  dialog::backdrop { background: #0008 }
  dialog > *, form > * { margin: 0 0 16px }
  dialog > p:not(:empty) { margin: 0 0 16px }
  dialog > :last-child, form > :last-child { margin: 0 }
  dialog button { justify-content: center; width: 100% }
  label { display: block }
  label input { margin-top: 8px }
  label input[type=checkbox] {
    display: inline-block; width: 24px; min-height: 24px; margin: 0; margin-inline-end: 8px; vertical-align: middle
  }
  .code {
    width: min(280px, 100%); height: auto; margin: 0 auto 16px; stroke: none; forced-color-adjust: none;
    print-color-adjust: exact
  }
  .paper { display: none }
  @media print {
    :host { display: block !important; position: static !important }
    section { display: none }
    .paper { display: block }
  }
`;
