import type { FindingCode } from '../model/finding-codes.ts';
import type { Component } from './component.ts';
import { components } from './components/index.ts';

const byName: ReadonlyMap<string, Component<never>> = new Map(
  components.map((component) => [component.name, component]),
);

export function findComponent(name: string): Component<never> | undefined {
  return byName.get(name);
}

/** What to write instead of the HTML that editors know best. */
const insteadOfHtml: Record<string, string> = {
  b: '加粗写成 **文字**',
  strong: '加粗写成 **文字**',
  i: '强调写成 *文字*',
  em: '强调写成 *文字*',
  u: '强调写成 *文字*',
  s: '删除线写成 ~~文字~~',
  del: '删除线写成 ~~文字~~',
  br: '换行在行末加一个反斜杠 \\，表格的格子里写 <Br />',
  p: '分段空一行即可',
  a: '链接写成 [文字](地址)',
  img: '图片写成 <Figure … />',
  table: '表格用竖线 | 画，有合并的格子时外面套 <Table>，或用 <DataTable … />',
  blockquote: '引文每行以 > 开头',
  hr: '分隔线单独写一行 ***',
  sup: '上标写成 <Sup>2</Sup>',
  sub: '下标写成 <Sub>2</Sub>',
  small: '夹注写成 <SmallNote>…</SmallNote>',
  audio: '录音写成 <OralClip>…</OralClip>',
};

/** Tags of HTML whose letters are also close to a component's; HTML is what an editor meant. */
const html = new Set([
  ...Object.keys(insteadOfHtml),
  'script',
  'style',
  'iframe',
  'object',
  'tr',
  'td',
  'th',
  'ul',
  'ol',
  'li',
  'span',
  'div',
]);

/** What is wrong with a tag outside the vocabulary, or undefined when it is in it. */
export function adviseTag(name: string): { code: FindingCode; message: string } | undefined {
  if (byName.has(name)) return undefined;
  const lower = name.toLowerCase();
  const near = html.has(lower) ? undefined : findNear(lower);
  if (html.has(lower) || (near === undefined && /^[a-z]/.test(name))) {
    const instead = insteadOfHtml[lower] ?? '请改用 Markdown 写法或组件';
    return {
      code: 'mdx-html',
      message: `篇章里不能写 HTML 标签 <${name}>。${instead}；要显示这几个字符，请写成 \\<${name}>。`,
    };
  }
  const advice =
    near === undefined
      ? `可用的组件有 ${[...byName.keys()].join('、')}。`
      : `您要写的可能是 <${near}>。`;
  return { code: 'component-unknown', message: `没有名叫 <${name}> 的组件。${advice}` };
}

/** The component an editor may have meant; `wanted` is in lower case. */
function findNear(wanted: string): string | undefined {
  const names = [...byName.keys()];
  return (
    names.find((known) => known.toLowerCase() === wanted) ??
    names.find((known) => isNear(known.toLowerCase(), wanted))
  );
}

/** Same letters but for one slip at most, or one begins with the other. */
function isNear(known: string, wanted: string): boolean {
  if (wanted.length >= 3 && (known.startsWith(wanted) || wanted.startsWith(known))) return true;
  if (Math.abs(known.length - wanted.length) > 1) return false;
  const shorter = Math.min(known.length, wanted.length);
  let head = 0;
  while (head < shorter && known[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < shorter - head && known.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  return Math.max(known.length, wanted.length) - head - tail <= 1;
}
