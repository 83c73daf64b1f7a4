import { anchorFor } from '../model/identifiers.ts';
import { components } from './components/index.ts';
import { escapeHtml } from './escape.ts';
import { resolveLink } from './links.ts';
import type { Page } from './page.ts';
import type { Node, ParsedChapter } from './parse.ts';
import { withoutMarks } from './cjk-emphasis.ts';
import { writeComponent } from './use-component.ts';
import { joinLines } from './wide.ts';

/** State of one walk over a chapter's tree. */
export interface Walk {
  page: Page;
  parsed: ParsedChapter;
  source: string;
  /** How often each title has been met, to tell its anchors apart. */
  titles: Map<string, number>;
}

const inlineNames: ReadonlySet<string> = new Set(
  components.filter(({ placement }) => placement === 'inline').map(({ name }) => name),
);
const blocks = new Set(['p', 'li', 'tr', 'pre', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote']);
const plain = new Set([
  'p', 'em', 'strong', 'del', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'thead', 'tbody', 'tr',
]);

export function writeNodes(walk: Walk, nodes: readonly Node[], isInline: boolean): void {
  for (const node of nodes) writeNode(walk, node, isInline);
}

function writeNode(walk: Walk, node: Node, isInline: boolean): void {
  const { page, parsed } = walk;
  switch (node.type) {
    case 'text':
      writeText(walk, node, isInline);
      return;
    case 'element':
      writeElement(walk, node);
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      writeJsx(walk, node);
      return;
    case 'mdxjsEsm':
      page.report('mdx-import', parsed.positionOf(node), '篇章里不能写 import 或 export。篇章只是内容；图片、表格请用 <Figure>、<DataTable>。若这是正文，请在这个词前面加反斜杠或换一个字开头。');
      page.aside += node.value ?? '';
      return;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      page.report('mdx-expression', parsed.positionOf(node), `篇章里不能写花括号表达式 {${shorten(node.value ?? '')}}。要显示花括号请写成 \\{ 和 \\}；给读者的说明请用 <Note>…</Note>。`);
      page.aside += node.value ?? '';
      return;
    default:
      page.report('mdx-html', parsed.positionOf(node), '这里有程序不认识的内容。请改用 Markdown 写法或组件。');
  }
}

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

function writeText(walk: Walk, node: Node, isInline: boolean): void {
  const raw = withoutMarks(node.value ?? '');
  if (!isInline && raw.trim() === '') return;
  if (raw.includes('*') || raw.includes('[^')) reportLiterals(walk, node, raw);
  walk.page.write(joinLines(raw));
}

/** Marks an editor meant as markup but that came out as characters. */
function reportLiterals({ page, parsed, source }: Walk, node: Node, text: string): void {
  const at = parsed.positionOf(node);
  const line = source.split('\n')[at.line - 1] ?? '';
  if (text.includes('**') && /(?<!\\)\*\*/.test(line)) {
    page.report('emphasis-literal', at, '这里的 ** 没有成为强调，会原样显示。请检查是否成对、与文字之间有没有空格；确要显示星号请写成 \\*。');
  }
  for (const [mark = '', label = ''] of text.matchAll(/\[\^([^\]\s]+)\]/g)) {
    if (!line.includes(`\\${mark}`) && new RegExp(String.raw`(?<!\\)\[\^`).test(line)) {
      page.report('footnote-undefined', at, `脚注 [^${label}] 没有注文。请在文末另起一段写 [^${label}]: 注文。`);
    }
  }
}

function writeJsx(walk: Walk, node: Node): void {
  const { page, parsed } = walk;
  const children = node.children ?? [];
  const standsInline = node.type === 'mdxJsxTextElement';
  const wrap = !standsInline && inlineNames.has(node.name ?? '');
  const holdsText = standsInline || wrap || children.some(({ type }) => type === 'text' || type === 'mdxJsxTextElement');
  if (wrap) page.writeHtml('<p>');
  writeComponent(page, node, parsed.positionOf(node), {
    isInline: standsInline || wrap,
    isEmpty: children.every(({ type, value }) => type === 'text' && (value ?? '').trim() === ''),
    writeChildren: () => {
      const bare = holdsText && !standsInline && !wrap;
      if (bare) page.writeHtml('<p>');
      writeNodes(walk, children, holdsText);
      if (bare) page.writeHtml('</p>');
    },
    withholdChildren: () => {
      const { start, end } = node.position ?? {};
      page.aside += walk.source.split('\n').slice((start?.line ?? 1) - 1, end?.line ?? 1).join('\n');
    },
  });
  if (wrap) {
    page.writeHtml('</p>');
    page.endBlock();
  }
}

function writeElement(walk: Walk, node: Node): void {
  const { page } = walk;
  const tag = node.tagName ?? '';
  const children = node.children ?? [];
  if (/^h[1-6]$/.test(tag)) writeHeading(walk, node, Number(tag.charAt(1)));
  else if (tag === 'a') writeLink(walk, node);
  else if (tag === 'img') writeImage(walk, node);
  else if (tag === 'table') writeTable(walk, node);
  else if (tag === 'th' || tag === 'td') writeCell(walk, node, tag);
  else if (tag === 'br' || tag === 'hr') {
    page.writeHtml(`<${tag}>`);
    page.endBlock();
  } else if (tag === 'sup') writeNodes(walk, children, true);
  else if (tag === 'input') page.writeHtml(node.properties?.['checked'] === true ? '☑ ' : '☐ ');
  else if (tag === 'section') writeNodes(walk, children, false);
  else if (plain.has(tag)) {
    const start = tag === 'ol' && typeof node.properties?.['start'] === 'number' ? ` start="${node.properties['start']}"` : '';
    page.writeHtml(`<${tag}${start}>`);
    writeNodes(walk, children, !['ul', 'ol', 'blockquote', 'thead', 'tbody', 'tr'].includes(tag));
    page.writeHtml(`</${tag}>`);
    if (blocks.has(tag)) page.endBlock();
  } else page.report('mdx-html', walk.parsed.positionOf(node), `这里的 <${tag}> 不能使用。请改用 Markdown 写法或组件。`);
}

function writeHeading(walk: Walk, node: Node, depth: number): void {
  const { page, parsed, titles } = walk;
  const at = parsed.positionOf(node);
  const previous = page.headings.at(-1)?.depth ?? 1;
  if (depth === 1) {
    page.report('heading-title', at, '正文里不用一级标题（#）。篇章的题目写在开头的 title 里；正文标题从 ## 开始。');
  } else if (depth > previous + 1) {
    page.report('heading-level', at, `标题从 ${previous} 级跳到 ${depth} 级。请改为 ${'#'.repeat(previous + 1)}，或补上中间一级。`);
  }
  const level = Math.max(2, depth);
  page.endBlock();
  const start = page.text.length;
  const open = page.html;
  page.html = '';
  writeNodes(walk, node.children ?? [], true);
  const title = page.text.slice(start).trim();
  const repeat = titles.get(title) ?? 0;
  titles.set(title, repeat + 1);
  const anchor = page.claimAnchor(anchorFor(title, repeat));
  page.html = `${open}<h${level} id="${anchor}">${page.html.trim()}<a class="anchor" href="#${anchor}" aria-label="本条链接"></a></h${level}>\n`;
  page.endBlock();
  page.headings.push({ depth: level, title, anchor, at, start, bodyStart: page.text.length });
}

function writeLink(walk: Walk, node: Node): void {
  const { page, parsed } = walk;
  const properties = node.properties ?? {};
  const href = typeof properties['href'] === 'string' ? properties['href'] : '';
  const id = typeof properties['id'] === 'string' ? ` id="${escapeHtml(properties['id'])}"` : '';
  // Numbers of notes are the page's, not the manuscript's: they are not text.
  if ('dataFootnoteRef' in properties) {
    const number = (node.children ?? []).map(({ value }) => value ?? '').join('');
    page.writeHtml(`<sup class="note-mark"><a${id} href="${escapeHtml(href)}" role="doc-noteref">${escapeHtml(number)}</a></sup>`);
    return;
  }
  if ('dataFootnoteBackref' in properties) {
    page.writeHtml(`<a class="note-back" href="${escapeHtml(href)}" role="doc-backlink" aria-label="回到正文">↩</a>`);
    return;
  }
  const target = resolveLink(page, href, parsed.positionOf(node));
  if (target !== undefined) {
    const rel = /^https?:/i.test(target) ? ' rel="external noopener"' : '';
    page.writeHtml(`<a href="${escapeHtml(target)}"${rel}>`);
  }
  writeNodes(walk, node.children ?? [], true);
  if (target !== undefined) page.writeHtml('</a>');
  if (typeof properties['title'] === 'string') page.aside += properties['title'];
}

/** `![alt](file "caption")` is the short way to write a Figure. */
function writeImage(walk: Walk, node: Node): void {
  const { page, parsed } = walk;
  const { src = '', alt = '', title } = node.properties as { src?: string; alt?: string; title?: string };
  const attributes = [
    { type: 'mdxJsxAttribute', name: 'src', value: decodeURI(src) },
    { type: 'mdxJsxAttribute', name: 'alt', value: withoutMarks(alt) },
    ...(title === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'caption', value: withoutMarks(title) }]),
  ];
  writeComponent(page, { type: 'mdxJsxFlowElement', name: 'Figure', attributes }, parsed.positionOf(node), {
    isInline: false,
    isEmpty: true,
    writeChildren: () => undefined,
    withholdChildren: () => undefined,
  });
}

function writeTable(walk: Walk, node: Node): void {
  const { page } = walk;
  page.tables++;
  page.writeHtml('<div class="table-scroll" tabindex="0"><table>');
  writeNodes(walk, node.children ?? [], false);
  page.writeHtml('</table></div>');
  page.endBlock();
}

function writeCell(walk: Walk, node: Node, tag: 'th' | 'td'): void {
  const align = /text-align: (right|center)/.exec(String(node.properties?.['style'] ?? ''))?.[1];
  const className = align === 'right' ? ' class="number"' : align === 'center' ? ' class="centred"' : '';
  walk.page.writeHtml(`<${tag}${tag === 'th' ? ' scope="col"' : ''}${className}>`);
  writeNodes(walk, node.children ?? [], true);
  walk.page.text += '\t';
  walk.page.writeHtml(`</${tag}>`);
}
