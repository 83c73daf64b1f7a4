import type { Position } from '../model/finding.ts';
import type { Component, ComponentUse } from './component.ts';
import { components } from './components/index.ts';
import type { Page } from './page.ts';
import type { Attribute, Node } from './parse.ts';

const byName: ReadonlyMap<string, Component<never>> = new Map(components.map((component) => [component.name, component]));

/**
 * Checks one JSX node against the vocabulary and lets its component write itself; whatever does not fit is reported,
 * and what stands inside is still written, so that its own mistakes show in the same run.
 */
export function writeComponent(page: Page, node: Node, at: Position, use: Omit<ComponentUse, 'at'>): void {
  const name = node.name ?? '';
  const component = byName.get(name);
  if (!component) {
    reportUnknown(page, name, at);
    use.writeChildren();
    return;
  }
  const attributes = readAttributes(page, component, node.attributes ?? [], at);
  if (attributes === undefined || !fits(page, component, at, use)) {
    use.writeChildren();
    return;
  }
  component.render(page, attributes as never, { ...use, at });
}

function reportUnknown(page: Page, name: string, at: Position): void {
  if (name === '') {
    page.report('component-unknown', at, '空的尖括号 <> 没有意义，请删去。');
    return;
  }
  if (/^[a-z]/.test(name) && !byName.has(name.charAt(0).toUpperCase() + name.slice(1))) {
    page.report('mdx-html', at, `篇章里不能写 HTML 标签 <${name}>。请改用 Markdown 写法或组件；要显示这几个字符，请写成 \\<${name}>。`);
    return;
  }
  const near = [...byName.keys()].find((known) => isNear(known.toLowerCase(), name.toLowerCase()));
  const advice = near === undefined ? `可用的组件有 ${[...byName.keys()].join('、')}。` : `您要写的可能是 <${near}>。`;
  page.report('component-unknown', at, `没有名叫 <${name}> 的组件。${advice}`);
}

/** Same letters but for one slip at most, or one begins with the other. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (b.length >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return Math.max(a.length, b.length) - head - tail <= 1;
}

function readAttributes(page: Page, component: Component<never>, attributes: Attribute[], at: Position): object | undefined {
  const values: Record<string, string> = {};
  let isSound = true;
  const refuse = (message: string): void => {
    isSound = false;
    page.report('component-attribute', at, message);
  };
  for (const { type, name, value } of attributes) {
    if (type !== 'mdxJsxAttribute' || name === undefined) {
      refuse(`组件 <${component.name}> 不能用 {...} 展开属性。请逐项写成 名="值"，例如 ${component.example}`);
    } else if (typeof value !== 'string') {
      refuse(
        value === null || value === undefined
          ? `组件 <${component.name}> 的属性 ${name} 没有值。请写成 ${name}="…"。`
          : `组件 <${component.name}> 的属性 ${name} 不能用花括号。请写成 ${name}="…"，值放在英文双引号里。`,
      );
    } else if (Object.hasOwn(values, name)) {
      refuse(`组件 <${component.name}> 的属性 ${name} 写了两次。请留下一个。`);
    } else values[name] = value;
  }
  const parsed = component.attributes.safeParse(values);
  if (parsed.success) return isSound ? parsed.data : undefined;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) refuse(`组件 <${component.name}> 没有属性 ${key}。请参照 ${component.example}`);
    } else {
      const key = String(issue.path[0] ?? '');
      refuse(
        Object.hasOwn(values, key)
          ? `组件 <${component.name}> 的属性 ${key}="${values[key] ?? ''}" 有误：${issue.message}`
          : `组件 <${component.name}> 缺少属性 ${key}。请参照 ${component.example}`,
      );
    }
  }
  return undefined;
}

function fits(page: Page, component: Component<never>, at: Position, { isInline, isEmpty }: Omit<ComponentUse, 'at'>): boolean {
  if (isInline && component.placement === 'block') {
    page.report('component-placement', at, `组件 <${component.name}> 要独占一段，前后各空一行，不能写在文字中间。`);
    return false;
  }
  if (component.content === 'required' && isEmpty) {
    page.report('component-placement', at, `组件 <${component.name}> 中间没有内容。请参照 ${component.example}`);
    return false;
  }
  if (component.content === 'none' && !isEmpty) {
    page.report('component-placement', at, `组件 <${component.name}> 中间不能有内容。请写成 ${component.example}，文字放到组件外面。`);
    return false;
  }
  return true;
}
