import type { VNode } from 'preact';
import { qrPath } from '../qr-path.js';

/** A QR code, dark on light in every theme: not every camera reads the reverse. */
export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { path, size } = qrPath(text);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
