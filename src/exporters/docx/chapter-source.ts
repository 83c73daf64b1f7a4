import { bodyOf } from '../../markdown/facts-block.ts';
import { Page } from '../../markdown/page.ts';
import { parseChapter, type ParsedChapter } from '../../markdown/parse.ts';
import { ravel } from '../../markdown/ravel.ts';
import { descend, type Node, type NodeOf } from '../../markdown/tree.ts';
import { Walk } from '../../markdown/walk.ts';
import type { WordWriting } from './word-writing.ts';

/** What runs look like, as Word's own properties. */
export interface Look {
  strong?: boolean;
  emphasis?: boolean;
  strike?: boolean;
  script?: 'superscript' | 'subscript';
  /** Line ends are kept, as in verse. */
  keepsLines?: boolean;
}

/** What paragraphs are here. */
export interface BlockPlace {
  /** Style of paragraphs; body text when not given. */
  style?: string;
  look?: Look;
}

/** A chapter that is written into a Word file. */
export interface ChapterSource {
  writing: WordWriting;
  parsed: ParsedChapter;
  /** Text of notes by identifier. */
  notes: ReadonlyMap<string, NodeOf<'footnoteDefinition'>>;
  /** Ids of notes already written, by identifier. */
  written: Map<string, string>;
  isInNote: boolean;
  /** Heading level of the chapter's title, 1 for the highest. */
  level: number;
  /** A file beside the chapter. */
  beside(this: void, name: string): Buffer | undefined;
  /** Width and height of a picture beside it, in pixels. */
  sizeOf(this: void, name: string): { width: number; height: number } | undefined;
  /** Writes blocks; notes and components hold some. */
  writeBlocks(
    this: void,
    chapter: ChapterSource,
    nodes: readonly Node[],
    place?: BlockPlace,
  ): string;
  /** Inline tags that stand on lines of their own, back in their paragraphs. */
  tidy(this: void, nodes: readonly Node[]): readonly Node[];
}

/** Parses a chapter for writing. */
export function openChapter(
  source: string,
  file: string,
  shared: Pick<ChapterSource, 'writing' | 'level' | 'beside' | 'sizeOf' | 'writeBlocks'>,
): ChapterSource {
  const parsed = parseChapter(bodyOf(source), file);
  const page = new Page({
    id: file,
    file,
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: () => undefined,
    hiddenItems: new Set(),
  });
  const walk = new Walk(page, parsed, {});
  const notes = new Map<string, NodeOf<'footnoteDefinition'>>();
  for (const node of descend(parsed.nodes, ({ type }) => type !== 'paragraph'))
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier))
      notes.set(node.identifier, node);
  return {
    ...shared,
    parsed,
    notes,
    written: new Map(),
    isInNote: false,
    tidy: (nodes) => ravel(walk, nodes),
  };
}
