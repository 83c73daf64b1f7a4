import type { Position } from '../model/finding.ts';
import type { Component, ComponentUse } from './component.ts';
import { adviseTag, findComponent } from './component-names.ts';
import type { Page } from './page.ts';

/** An attribute as it stands in a tag; without a value, `value` is undefined. */
export interface LiteralAttribute {
  name: string;
  value: string | undefined;
}

interface LiteralTag {
  name: string;
  attributes: readonly LiteralAttribute[];
}

/**
 * Checks one tag against the vocabulary and lets its component write itself; whatever does not fit is reported,
 * and what stands inside is still written, so that its own mistakes show in the same run.
 */
export function writeComponent(
  page: Page,
  tag: LiteralTag,
  at: Position,
  use: Omit<ComponentUse, 'at'>,
): void {
  const component = findComponent(tag.name);
  if (!component) {
    const advice = tag.name === '' ? undefined : adviseTag(tag.name);
    page.report(
      advice?.code ?? 'component-unknown',
      at,
      advice?.message ?? '空的尖括号 <> 没有意义，请删去。',
    );
    use.writeChildren();
    return;
  }
  const attributes = readAttributes(page, component, tag.attributes, at);
  const misplacement = findMisplacement(component, use);
  if (misplacement !== undefined) page.report('component-placement', at, misplacement);
  if (attributes === undefined || misplacement !== undefined) {
    if (component.withholds) use.withholdChildren();
    else use.writeChildren();
    return;
  }
  component.render(page, attributes as never, { ...use, at });
}

/** Values that fit the component's schema; undefined, with findings, when one does not. */
function readAttributes(
  page: Page,
  component: Component<never>,
  attributes: readonly LiteralAttribute[],
  at: Position,
): object | undefined {
  const values = new Map<string, string>();
  const { name: tag } = component;
  let isSound = true;
  const refuse = (message: string): void => {
    isSound = false;
    page.report('component-attribute', at, message);
  };
  for (const { name, value } of attributes) {
    if (value === undefined) refuse(`组件 <${tag}> 的属性 ${name} 没有值。请写成 ${name}="…"。`);
    else if (values.has(name)) refuse(`组件 <${tag}> 的属性 ${name} 写了两次。请留下一个。`);
    else {
      values.set(name, value);
      page.aside += value;
    }
  }
  const parsed = component.attributes.safeParse(Object.fromEntries(values));
  if (parsed.success) return isSound ? parsed.data : undefined;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        refuse(`组件 <${tag}> 没有属性 ${key}。请参照 ${exampleOf(component)}`);
      continue;
    }
    const key = String(issue.path[0] ?? '');
    const value = values.get(key);
    if (value === undefined && attributes.some(({ name }) => name === key)) continue;
    refuse(
      value === undefined
        ? `组件 <${tag}> 缺少属性 ${key}。请参照 ${exampleOf(component)}`
        : `组件 <${tag}> 的属性 ${key}="${shorten(value)}" 有误：${issue.message}`,
    );
  }
  return undefined;
}

type Shape = Pick<ComponentUse, 'isInline' | 'isEmpty'>;

/** Why a component may not stand where it stands or hold what it holds; undefined when it may. */
function findMisplacement(component: Component<never>, use: Shape): string | undefined {
  const { name, placement, content } = component;
  if (use.isInline && placement === 'block') {
    return `组件 <${name}> 要独占一段，前后各空一行，不能写在文字中间。`;
  }
  if (content === 'required' && use.isEmpty) {
    return `组件 <${name}> 中间没有内容。请参照 ${exampleOf(component)}`;
  }
  if (content === 'none' && !use.isEmpty) {
    return `组件 <${name}> 中间不能有内容。请写成 ${exampleOf(component)}，文字放到组件外面。`;
  }
  return undefined;
}

/** A finding is one line. */
const exampleOf = ({ example }: Component<never>): string => example.replace(/\n+/g, ' ');

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
