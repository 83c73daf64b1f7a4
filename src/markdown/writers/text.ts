import { findLiteralMarks, mayHoldLiteralMark } from '../literal-marks.ts';
import { findReignSlips, mayHoldReign } from '../reign-slips.ts';
import { brace, withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

/** What an editor may have meant as markup, or MDX would take for code. */
const slip = new RegExp(String.raw`${brace}|\*\*|\[\^`);

/** Prose: line ends within a paragraph are for the page to join. */
export function writeText(walk: Walk, node: NodeOf<'text'>): void {
  const { page } = walk;
  if (slip.test(node.value)) reportSlips(walk, node);
  if (mayHoldLiteralMark.test(node.value)) reportLiteralMarks(walk, node);
  if (mayHoldReign.test(node.value)) reportReigns(walk, node);
  const text = withoutStandIns(node.value);
  if (!text.includes('\n')) {
    page.write(text);
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) page.endLine();
    page.write(line);
  }
}

function reportSlips(walk: Walk, node: NodeOf<'text'>): void {
  const source = walk.sourceOf(node);
  if (node.value.includes(brace)) reportExpressions(walk, node);
  if (node.value.includes('**')) reportStars(walk, node, source);
  if (node.value.includes('[^')) reportUndefinedNotes(walk, node, source);
}

/** One finding for each `{…}` of a node's source, the outermost. */
export function reportExpressions(walk: Walk, node: Node): void {
  let depth = 0;
  for (const { 0: found, index } of walk.sourceOf(node).matchAll(brackets)) {
    if (found === '}') {
      depth = Math.max(0, depth - 1);
      continue;
    }
    if (depth === 0) reportExpression(walk, node, index);
    depth++;
  }
}

const brackets = new RegExp(`[${brace}}]`, 'g');

function reportExpression(walk: Walk, node: Node, index: number): void {
  const start = (node.position?.start.offset ?? 0) + index;
  const shown = quote(walk.parsed.text.slice(start, start + 200));
  const message = shown.startsWith('{/*')
    ? `篇章里不能写注释 ${shown}。请删去；只给编辑部看的话用 <Internal>…</Internal>。`
    : `篇章里不能写花括号表达式 ${shown}。要显示花括号请写成 \\{ 和 \\}；给读者的说明请用 <Note>…</Note>。`;
  walk.page.report('mdx-expression', walk.within(node, index), message);
}

/** An expression to its closing brace, or its beginning when that is far. */
function quote(source: string): string {
  let depth = 0;
  let end = source.length;
  for (const { 0: found, index } of source.matchAll(brackets)) {
    depth += found === '}' ? -1 : 1;
    if (depth > 0) continue;
    end = index + 1;
    break;
  }
  const shown = Array.from(withoutStandIns(source.slice(0, end)).replace(/\s+/g, ' '));
  return shown.length <= 40 && depth === 0 ? shown.join('') : `${shown.slice(0, 20).join('')}…`;
}

function reportStars(walk: Walk, node: NodeOf<'text'>, source: string): void {
  const found = /(?<!\\)\*\*/.exec(source);
  if (!found) return;
  walk.page.report(
    'emphasis-literal',
    walk.within(node, found.index),
    '这里的 ** 没有成为强调，会原样显示。请检查是否成对、与文字之间有没有空格；确要显示星号请写成 \\*。',
  );
}

/** Marks that an editor typed full-width, or without their space, and that the reader would see as they are. */
function reportLiteralMarks(walk: Walk, node: NodeOf<'text'>): void {
  const before = walk.parsed.text[(node.position?.start.offset ?? 0) - 1] ?? '\n';
  const startsLine = before === '\n' || before === ' ';
  for (const { index, message } of findLiteralMarks(walk.sourceOf(node), startsLine)) {
    walk.page.report('mark-literal', walk.within(node, index), message);
  }
}

function reportReigns(walk: Walk, node: NodeOf<'text'>): void {
  for (const { index, message } of findReignSlips(walk.sourceOf(node))) {
    walk.page.report('reign-year-differs', walk.within(node, index), message);
  }
}

function reportUndefinedNotes(walk: Walk, node: NodeOf<'text'>, source: string): void {
  for (const { 1: label = '', index } of source.matchAll(/(?<!\\)\[\^([^\]\n]+)\]/g)) {
    const name = withoutStandIns(label);
    const message = /\s/.test(name)
      ? `脚注的名字 [^${name}] 里有空格，不能成为脚注。请删去空格，例如 [^1]。`
      : `脚注 [^${name}] 没有注文。请在文末另起一段写 [^${name}]: 注文。`;
    walk.page.report('footnote-undefined', walk.within(node, index), message);
  }
}
