import type { APIRoute } from 'astro';
import { portalData } from '../../portal.ts';

/** Typefaces of rare characters; a browser loads one when a page shows a character of its range. */
export const GET: APIRoute = () => {
  const faces = (portalData().rareFonts ?? []).map(
    ({ address, range }) =>
      `@font-face{font-family:'Fangzhi Rare';src:url(${address.slice('assets/'.length)});unicode-range:${range}}`,
  );
  const licence = '/* 字形取自本门户 fonts/ 里的字体和思源宋体（Noto Serif，SIL OFL 1.1）。 */';
  return new Response([licence, ...faces].join('\n'), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
};
