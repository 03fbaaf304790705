import { encode } from 'uqr';

/** Modules of quiet around a code, as ISO 18004 asks for. */
const QUIET = 4;

/** A text as a QR code: the `d` of an SVG path of its dark modules, and how many modules wide it is. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: QUIET });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}
