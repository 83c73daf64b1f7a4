import { unescapeHtml } from '../markdown/escape.ts';

/** A chapter's article cut at its leaves. */
export interface LeafPieces {
  /** What stands before the first leaf. */
  before: string;
  /** HTML of each leaf, in order. */
  leaves: { n: string; html: string }[];
}

interface Open {
  name: string;
  /** The opening tag, to open the element again on the next leaf. */
  tag: string;
  /** Whether anything stands in it yet. */
  isBegun: boolean;
}

const tokens = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>|[^<]+|</g;
const voids = new Set(['br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
const leafClass = / class="leaf"/;
const number = / data-n="([^"]*)"/;

/**
 * Cuts the article of a chapter at its leaves. An element that goes on over a leaf's end is closed and opened again;
 * headings right before a leaf go with what they are headings of; the notes at the end stay with the chapter. Ids are
 * left out, since the chapter's own page has them.
 */
export function splitLeaves(article: string): LeafPieces {
  const pieces: LeafPieces = { before: '', leaves: [] };
  const open: Open[] = [];
  let html = '';
  let skipTo: string | undefined;
  const end = (): void => {
    const last = pieces.leaves.at(-1);
    if (last) last.html = html;
    else pieces.before = html;
  };
  for (const [token, closing, name = '', attributes = ''] of article.matchAll(tokens)) {
    if (skipTo !== undefined) {
      if (closing === '/' && name === skipTo) skipTo = undefined;
      continue;
    }
    if (closing === undefined) {
      if (token.startsWith('<!--')) continue;
      html += token;
      if (token.trim() !== '') begin(open);
      continue;
    }
    if (closing === '/') {
      open.pop();
      html += token;
      continue;
    }
    if (open.length === 0 && /^<section class="notes"/.test(token)) break;
    if (leafClass.test(attributes)) {
      const [done, taken] = closePiece(html, open);
      html = done;
      end();
      pieces.leaves.push({ n: unescapeHtml(number.exec(attributes)?.[1] ?? ''), html: '' });
      html = taken + open.map(reopened).join('');
      skipTo = name;
      continue;
    }
    const tag = `<${name}${withoutIds(attributes)}>`;
    html += tag;
    if (voids.has(name) || attributes.endsWith('/')) begin(open);
    else open.push({ name, tag, isBegun: false });
  }
  end();
  return pieces;
}

/** Closes what is open. @returns the piece, and the headings at its end that belong to the next. */
function closePiece(html: string, open: readonly Open[]): [done: string, taken: string] {
  const closed = withoutEmpty(
    html +
      open
        .toReversed()
        .map(({ name }) => `</${name}>`)
        .join(''),
  );
  if (open.some(({ isBegun }) => isBegun)) return [closed, ''];
  const headings =
    /(?:<h[2-6][^>]*>(?:(?!<h[2-6][ >])[\s\S])*?<\/h[2-6]>\s*)+$/.exec(closed)?.[0] ?? '';
  return [closed.slice(0, closed.length - headings.length), headings];
}

/** Elements at the end of a piece that hold nothing. */
function withoutEmpty(html: string): string {
  let last = html.trimEnd();
  for (let before = ''; before !== last;) {
    before = last;
    last = last
      .replace(/<(p|em|strong|small|span|a|li|ul|ol|blockquote|div)(?: [^<>]*)?>\s*<\/\1>$/, '')
      .trimEnd();
  }
  return last;
}

function begin(open: readonly Open[]): void {
  for (const element of open) element.isBegun = true;
}

/** An opening tag again: a paragraph that goes on is not indented. */
function reopened({ tag, isBegun }: Open): string {
  return isBegun && tag === '<p>' ? '<p class="continued">' : tag;
}

function withoutIds(attributes: string): string {
  return attributes.replace(
    / (?:id|for|headers|aria-labelledby|aria-describedby|aria-controls)="[^"]*"/g,
    '',
  );
}
