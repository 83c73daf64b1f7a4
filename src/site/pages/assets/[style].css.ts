import path from 'node:path';
import type { APIRoute } from 'astro';
import { siteFolder } from 'fangzhi:portal';
import { buildSync } from 'esbuild';

/** Style sheets that a chapter's first view does without. */
const styles = ['print', 'search-passages', 'transcript', 'viewer'];

export function getStaticPaths() {
  return styles.map((style) => ({ params: { style } }));
}

/** A style sheet with a name of its own, which pages or scripts ask for where they need it. */
export const GET: APIRoute = ({ params }) => {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(siteFolder, 'styles', `${params['style'] ?? ''}.css`)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    write: false,
  });
  return new Response(outputFiles[0]?.text ?? '', {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
};
