import { escapeHtml } from '../markdown/escape.ts';
import { relativeAddress } from '../model/address.ts';
import type { PictureData } from './portal-data.ts';

/** Widest a picture is shown at, in CSS pixels, so that browsers choose a file before the styles are known. */
const sizes = '(min-width: 60rem) 44rem, 100vw';

/** `<picture>` with every format and size; width and height are given, so the text does not jump when it loads. */
export function renderPicture(
  { width, height, sources, fallback }: PictureData,
  alt: string,
  from: string,
): string {
  const link = (address: string): string => escapeHtml(relativeAddress(from, address));
  const image = `<img src="${link(fallback)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
  if (sources.length === 0) return image;
  const lines = sources.map(
    ({ type, files }) =>
      `<source type="${type}" sizes="${sizes}" srcset="${files.map(({ address, width: fileWidth }) => `${link(address)} ${fileWidth}w`).join(', ')}">`,
  );
  return `<picture>${lines.join('')}${image}</picture>`;
}
