import type { Block, Span } from './blocks.ts';

/** Writes a chapter's body as plain Markdown for the peers; `root` leads from the page to the site's root. */
export function toMarkdown(blocks: readonly Block[], root: string): string {
  return `${blocks.map((block) => writeBlock(block, root)).join('\n\n')}\n`;
}

function writeBlock(block: Block, root: string): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.title}`;
    case 'paragraph':
    case 'event':
      return block.spans.map((span) => writeSpan(span, root)).join('');
    case 'table':
      return tableLines(block.rows);
    case 'footnote':
      return `[^${block.number}]: ${block.text}`;
  }
}

function writeSpan(span: Span, root: string): string {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'bold':
      return `**${span.text}**`;
    case 'person':
      return `[${span.text}](${root}people/${span.id}.html)`;
    case 'place':
      return `[${span.text}](${root}places/${span.id}.html)`;
    case 'note':
      return `[^${span.number}]`;
  }
}

/** A GFM table; all columns but the first are of numbers. */
export function tableLines(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
