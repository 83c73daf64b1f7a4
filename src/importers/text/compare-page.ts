import type { Block } from './block.ts';
import type { Leaf } from './source-text.ts';

/** Stands around a leaf's label; no chapter may hold it. */
const mark = '\uFFFF';

/** The text a source asks for, with its leaves in place; ASCII white space, which HTML folds, is left out. */
export function expectedText(text: string, leaves: readonly Leaf[]): string {
  let marked = '';
  let from = 0;
  for (const { n, at } of leaves) {
    marked += text.slice(from, at) + mark + n + mark;
    from = at;
  }
  return fold(marked + text.slice(from));
}

/** As `expectedText`, for a source whose markup was taken off on the way to blocks. */
export function expectedOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ text, leaves }) => expectedText(text, leaves)).join('');
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The text a compiled page shows, in the same form: read off its HTML, where nothing is trimmed. */
export function pageText(html: string): string {
  return fold(
    html
      .replace(/<span class="leaf"[^>]* data-n="([^"]*)"><\/span>/g, `${mark}$1${mark}`)
      .replace(/<[^>]*>/g, '')
      .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity),
  );
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}

const around = 12;

/** Says in Chinese where two texts first differ, or undefined when they do not. */
export function explainDifference(wanted: string, got: string): string | undefined {
  if (wanted === got) return undefined;
  const [left, right] = [Array.from(wanted), Array.from(got)];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const show = (characters: string[]): string =>
    characters
      .slice(Math.max(0, at - around), at + around)
      .join('')
      .replaceAll(mark, '‖');
  return `从第 ${at + 1} 个字起，原文是“${show(left)}”，网页上是“${show(right)}”。`;
}
