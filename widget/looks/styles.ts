/**
 * What the attributes `layout`, `look`, `theme` and `counts` of an element do. Sides are sides of the screen, in
 * every direction of writing. Nothing here moves by itself, so that there is no motion to reduce.
 *
 * Narrow screens have no room at their sides: there, the sticky layouts stand at the bottom too. Wide ones have
 * no use for a bar: there, the buttons of `bottom` stand where the element does.
 */
export const LOOKS = `
  :host([look=labels]) [role=group] { flex-wrap: nowrap; overflow-x: auto; margin: -4px; padding: 4px; scroll-padding: 4px }

  :host([theme]) {
    --luciole-border: #8888; --luciole-ground: canvas; --luciole-ground-hover: canvas
  }
  :host([theme]) :is(a, button, input) { color: var(--luciole-color, canvastext) }
  :host([theme]) :is(a, button):hover { border-color: currentcolor }
  :host([look=compact]) {
    --luciole-size: 32px; --luciole-gap: 2px; --luciole-icon: 18px; --luciole-border: #0000;
    --luciole-ground: #0000; --luciole-ground-hover: #8883
  }
  :host([theme][look=compact]) { --luciole-ground: canvas }
  :host([theme=light]) { color-scheme: light }
  :host([theme=dark]) { color-scheme: dark }

  small {
    flex: none; display: flex; align-items: center; width: var(--luciole-count, 64px); min-height: 32px;
    font-size: 12px; line-height: 1.2; text-align: start
  }
  :host([look=compact]) small { margin-inline-start: 6px }
  :host([counts]) .i:not(:has(> :nth-child(10))) > :is(a, button) { flex-basis: 26px }

  @media (max-width: 767.98px) {
    :host(:is([layout=bottom], [layout^=sticky])) section {
      position: fixed; z-index: var(--luciole-layer, 9); inset: auto 0 0; box-sizing: border-box; padding: 8px;
      padding: 8px max(8px, env(safe-area-inset-right)) calc(8px + env(safe-area-inset-bottom)) max(8px, env(safe-area-inset-left));
      border-top: 1px solid #8886; background: var(--luciole-bar, canvas); color: var(--luciole-color, canvastext)
    }
    :host(:is([layout=bottom], [layout^=sticky]):not([look=labels])) section { text-align: center }
    :host(:is([layout=bottom], [layout^=sticky]):not([look=labels])) [role=group] { justify-content: center }
    :host([layout=bottom]) ::slotted(:is([slot=lead], [slot=reason])) { margin-block: 0 4px }
    :host([layout^=sticky]) :is([part=lead], [part=reason]) { display: none }
  }

  @media (min-width: 768px) {
    :host([layout^=sticky]) section {
      position: fixed; z-index: var(--luciole-layer, 9); top: 50%; transform: translateY(-50%);
      border: 1px solid #8886; border-radius: 26px; background: var(--luciole-bar, canvas);
      color: var(--luciole-color, canvastext)
    }
    :host([layout=sticky-left]) section { left: var(--luciole-edge, 8px) }
    :host([layout=sticky-right]) section { right: var(--luciole-edge, 8px) }
    :host([layout^=sticky]) :is([part=lead], [part=reason]) { display: none }
    :host([layout^=sticky]) [role=group] {
      flex-flow: column nowrap; box-sizing: border-box; max-height: 100vh; margin: 0; padding: 5px; overflow: auto
    }
    :host([layout^=sticky]:not([look=labels])) [role=group] { width: calc(var(--luciole-size, 40px) + 10px) }
    :host([layout^=sticky]) [role=group] > * { flex: none; max-width: none }
    :host([layout^=sticky]) small { width: auto; justify-content: center; text-align: center; font-size: 10px }
    :host([layout^=sticky]) :is(p:not(:empty), input) {
      position: absolute; top: 0; left: calc(100% + 8px); width: max-content; margin: 0; padding: 12px 14px;
      border-radius: 6px; background: canvas; color: canvastext; outline: 1px solid
    }
    :host([layout^=sticky]) p:not(:empty) + input { top: 48px; width: 16em }
    :host([layout=sticky-right]) :is(p:not(:empty), input) { left: auto; right: calc(100% + 8px) }
  }
`;
