import { escapeMdx } from '../../markdown/escape.ts';
import { writeYaml } from '../write-yaml.ts';
import { headingDepths, type Block } from './block.ts';
import { writeOldParagraph } from './old-marks.ts';

/**
 * Writes a chapter file: facts, then blocks, each between blank lines.
 *
 * @param hasOldMarks whether brackets are small notes and 〓 a missing character.
 */
export function writeChapter(
  facts: Record<string, unknown>,
  blocks: readonly Block[],
  hasOldMarks = false,
): string {
  const depths = headingDepths(blocks);
  const body = blocks.flatMap((block) =>
    hasOldMarks && block.kind === 'paragraph'
      ? [writeOldParagraph(block.text, block.leaves)]
      : writeBlock(block, depths.get(block) ?? 2),
  );
  return `---\n${writeYaml(facts)}---\n\n${body.join('\n\n')}\n`;
}

const writeLeaf = (n: string): string => `<Leaf n="${n}" />`;

function writeBlock({ kind, text, leaves, rows }: Block, depth: number): string[] {
  if (kind === 'table') return [writeTable(rows)];
  if (kind === 'paragraph') return [writeParagraph(text, leaves)];
  const before = leaves.filter(({ at }) => at === 0).map(({ n }) => writeLeaf(n));
  const after = leaves.filter(({ at }) => at > 0).map(({ n }) => writeLeaf(n));
  return [...before, `${'#'.repeat(depth)} ${escapeMdx(text)}`, ...after];
}

function writeParagraph(text: string, leaves: Block['leaves']): string {
  let written = '';
  let from = 0;
  for (const { n, at } of leaves) {
    written += escapeMdx(text.slice(from, at)) + writeLeaf(n);
    from = at;
  }
  return written + escapeMdx(text.slice(from));
}

function writeTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.map(escapeMdx).join(' | ')} |`);
  const dashes = `|${' --- |'.repeat(rows[0]?.length ?? 1)}`;
  return [head, dashes, ...body].join('\n');
}
