import { anchorFor } from '../../model/identifiers.ts';
import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

type HeadingNode = NodeOf<'heading'>;

/** A heading, with an id derived from its title and a link to itself. */
export function writeHeading(walk: Walk, node: HeadingNode): void {
  const { page, titles } = walk;
  const at = walk.at(node);
  reportLevel(walk, node);
  page.endBlock();
  const start = page.length;
  const firstMention = page.mentions.length;
  const inner = page.capture(() => walk.write(node.children));
  const title = inner.text.trim();
  if (title === '') {
    page.report('mdx-syntax', at, '这个标题没有文字。请写上标题，或删去行首的 #。');
    return;
  }
  const repeat = titles.get(title) ?? 0;
  titles.set(title, repeat + 1);
  const anchor = page.claimAnchor(anchorFor(title, repeat));
  for (const mention of page.mentions.slice(firstMention)) mention.anchor = anchor;
  const tag = `h${Math.max(2, node.depth)}`;
  page.writeHtml(
    `<${tag} id="${anchor}">${inner.html.trim()}<a class="anchor" href="#${anchor}" aria-label="本条链接"></a></${tag}>\n`,
  );
  page.endBlock();
  const bodyStart = page.length;
  page.headings.push({ depth: Math.max(2, node.depth), title, anchor, at, start, bodyStart });
}

function reportLevel(walk: Walk, node: HeadingNode): void {
  const { page } = walk;
  const { depth } = node;
  const previous = page.headings.at(-1)?.depth ?? 1;
  if (!/^[ \t]*#/.test(walk.sourceOf(node))) {
    page.report(
      'mdx-syntax',
      walk.at(node),
      '下一行的 --- 或 === 使这几行成了标题。标题请写成 ## 标题；分隔线要与上文空一行。',
    );
  } else if (depth === 1) {
    page.report(
      'heading-title',
      walk.at(node),
      '正文里不用一级标题（#）。篇章的题目写在开头的 title 里；正文标题从 ## 开始。',
    );
  } else if (depth > previous + 1) {
    page.report(
      'heading-level',
      walk.at(node),
      `标题从 ${previous} 级跳到 ${depth} 级。请改为 ${'#'.repeat(previous + 1)}，或补上中间一级。`,
    );
  }
}
