import path from 'node:path';
import type { APIRoute } from 'astro';
import { siteFolder } from 'fangzhi:portal';
import { buildSync } from 'esbuild';
import { portalData } from '../../portal.ts';

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

/** Only where a work has scans: the viewer takes its time to bundle. */
const leafScripts = ['leaf', 'leaf-viewer'];

export function getStaticPaths() {
  const hasScans = portalData().works.some(({ scans }) => scans !== undefined);
  return [...scripts, ...(hasScans ? leafScripts : [])].map((script) => ({ params: { script } }));
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
