import path from 'node:path';
import type { APIRoute } from 'astro';
import { siteFolder } from 'fangzhi:portal';
import { buildSync } from 'esbuild';

const scripts = [
  'appearance',
  'cite',
  'found',
  'gallery',
  'hanzi',
  'history',
  'home',
  'print-code',
  'read-aloud',
  'reader',
  'search',
  'suggest',
  'transcript',
];

export function getStaticPaths() {
  return scripts.map((script) => ({ params: { script } }));
}

/** A script of the reader's, bundled as a classic script: modules do not run from `file://`. */
export const GET: APIRoute = ({ params }) => {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(siteFolder, 'client', `${params['script'] ?? ''}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    charset: 'utf8',
    write: false,
  });
  return new Response(outputFiles[0]?.text ?? '', {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
