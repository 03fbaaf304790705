import jsQr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-path.js';

const PIXELS = 4;

describe('qrPath', () => {
  it.each([
    'otpauth://totp/Luciole:ada%40example.org?secret=NVGTMWTKKEYXM3SQL42TMNDTKNGWGNBVNFUXG3SMOBCUI6RYKZEA&issuer=Luciole&digits=6&period=30',
    'é',
  ])('draws what a camera reads back: %s', (text) => {
    const { path, size } = qrPath(text);
    const width = size * PIXELS;
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
      for (let row = 0; row < PIXELS; row += 1) {
        const start = (Number(y) * PIXELS + row) * width + Number(x) * PIXELS;
        for (let column = 0; column < PIXELS; column += 1)
          pixels.fill(0, (start + column) * 4, (start + column) * 4 + 3);
      }
    // The package's types say no more of its export than that it is one.
    const decode = jsQr as unknown as typeof jsQr.default;
    expect(decode(pixels, width, width)?.data).toBe(text);
  });
});
