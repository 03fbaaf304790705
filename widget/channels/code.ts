import { make } from '../buttons/make.js';

/** A QR code as it is drawn: square modules on a light ground, with the quiet zone that the standard asks for. */
export async function codeOf(text: string, name: string): Promise<HTMLElement> {
  const { modulesOf } = await import('../qr.js');
  const modules = modulesOf(text);
  const size = modules.length;
  const dark = modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return make(
    'svg',
    {
      class: 'code',
      viewBox: `0 0 ${size} ${size}`,
      role: 'img',
      'aria-label': name,
      'shape-rendering': 'crispEdges',
    },
    make('path', { fill: '#fff', d: `M0 0h${size}v${size}h-${size}z` }),
    make('path', { fill: '#000', d: dark.join('') }),
  );
}
