import type { Block, Span } from './blocks.ts';
import { tableLines } from './markdown.ts';

/** Writes a chapter's body as fangzhi has it: Markdown with components. */
export function toMdx(blocks: readonly Block[]): string {
  return `${blocks.map(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.title}`;
    case 'paragraph':
      return block.spans.map(writeSpan).join('');
    case 'table':
      return tableLines(block.rows);
    case 'event':
      return `<Event date="${block.date}" title="${block.title}">\n\n${block.spans.map(writeSpan).join('')}\n\n</Event>`;
    case 'footnote':
      return `[^${block.number}]: ${block.text}`;
  }
}

function writeSpan(span: Span): string {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'bold':
      return `**${span.text}**`;
    case 'person':
      return `<Person id="${span.id}">${span.text}</Person>`;
    case 'place':
      return `<Place id="${span.id}">${span.text}</Place>`;
    case 'note':
      return `[^${span.number}]`;
  }
}
