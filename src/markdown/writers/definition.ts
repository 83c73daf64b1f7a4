import { withoutStandIns } from '../stand-ins.ts';
import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

type Definition = NodeOf<'definition'>;

/** A link definition (`[名]: 地址`) shows nothing itself. */
export function keepLinkDefinition(walk: Walk, node: Definition): void {
  walk.setAside(node);
  const label = labelOf(node);
  if (label.startsWith('^')) {
    const message = `脚注的名字 [${label}] 里有空格，不能成为脚注。请删去空格，例如 [^1]。`;
    walk.page.report('footnote-undefined', walk.at(node), message);
  } else if (walk.parsed.definitions.get(node.identifier) === node) {
    walk.linkDefinitions.push(node);
  } else {
    const message = `链接定义 [${label}] 写了两次，只有第一次的有用。请删去一处。`;
    walk.page.report('text-lost', walk.at(node), message);
  }
}

/** One that nothing uses is text the reader never sees. */
export function reportUnusedDefinitions(walk: Walk): void {
  for (const node of walk.linkDefinitions) {
    if (walk.linksUsed.has(node.identifier)) continue;
    const label = labelOf(node);
    const message = `链接定义 [${label}] 没有被引用，读者看不到它。请在正文相应处写 [文字][${label}]，或删去这一行；若这是正文，请在方括号前加反斜杠：\\[${label}]。`;
    walk.page.report('text-lost', walk.at(node), message);
  }
}

const labelOf = ({ label, identifier }: Definition): string => withoutStandIns(label ?? identifier);
