import type { Node } from '../../markdown/tree.ts';

/** A paragraph of a style, with runs in it. */
export function paragraph(style: string, runs: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`;
}

/** Text between tags on one line stands without a paragraph of its own. */
export function isInline({ type }: Node): boolean {
  return /^(?:text|strong|emphasis|delete|inlineCode|break|link|linkReference|footnoteReference|mdxJsxTextElement)$/.test(
    type,
  );
}
