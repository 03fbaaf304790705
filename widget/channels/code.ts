import { h, type VNode } from 'preact-small';

/** A QR code as it is drawn: square modules on a light ground, with the quiet zone that the standard asks for. */
export async function codeOf(text: string, name: string): Promise<VNode> {
  const { modulesOf } = await import('../qr.js');
  const modules = modulesOf(text);
  const box = `0 0 ${modules.length} ${modules.length}`;
  const d = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return h(
    'svg',
    { class: 'code', viewBox: box, role: 'img', 'aria-label': name, 'shape-rendering': 'crispEdges' },
    h('rect', { width: '100%', height: '100%' }),
    h('path', { d }),
  );
}
