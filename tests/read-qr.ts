import jsQR from 'jsqr';

/** The package is a script, whose types Node's way of importing and the bundlers' disagree on. */
const scan = jsQR as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

/** What a reader of codes sees in a picture of RGBA pixels. */
export function readQr(pixels: Uint8ClampedArray, width: number): string | undefined {
  return scan(pixels, width, pixels.length / 4 / width)?.data;
}
