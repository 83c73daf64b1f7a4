import { chineseNumber } from '../../model/chinese-number.ts';
import { claimSlug } from '../slugs.ts';
import { roleOf, slugOfTitle } from '../chapter-names.ts';
import { leadInRank } from './heading-kinds.ts';
import { sizeOf, type OutlineNode } from './outline.ts';
import type { Role } from '../../model/outline.ts';
import type { OwnUnit } from './own-components.ts';
import type { WordBlock, WordParagraph } from './word-document.ts';

/** A heading within a chapter. */
export interface EntryHeading {
  kind: 'entry';
  paragraph: WordParagraph;
  title: string;
  /** 2 for the first level. */
  depth: number;
  leadIn: number | undefined;
}

/** A chapter or a part to be written. */
export interface PlannedUnit {
  kind: 'chapter' | 'part';
  title: string;
  /** Heading that gives it its title; without one the title is ours. */
  paragraph: WordParagraph | undefined;
  role: Role | undefined;
  /** Path within the work, with `/`: `02-agriculture/01-tea.mdx`, `02-agriculture`. */
  file: string;
  /** What the file holds; empty for a part. */
  content: (WordBlock | EntryHeading)[];
  /** Facts an export of our own carried along. */
  own: OwnUnit | undefined;
}

/** Text in a chapter, in UTF-16 units: above the first a chapter is made a part where it can be; above the second it is cut. */
const comfortable = 12_000;
const most = 60_000;
const deepestPart = 3;

/** A folder while it fills. */
interface Folder {
  path: string;
  slugs: Set<string>;
  depth: number;
}

/** Cuts documents into chapters and parts, in reading order. */
export class WorkPlan {
  readonly units: PlannedUnit[] = [];
  private readonly top: Folder = { path: '', slugs: new Set(), depth: 0 };

  /** Adds a document; `title` names what has no heading of its own. */
  add(root: OutlineNode, title: string): void {
    const chapterRank = Math.min(...ranksOf(root).filter((rank) => rank === 200), Infinity);
    if (root.children.every(({ heading }) => heading?.rank === leadInRank)) {
      this.addChapter(this.top, { ...root, heading: undefined }, title);
      return;
    }
    if (hasContent(root.blocks)) this.addChapter(this.top, { ...root, children: [] }, title);
    for (const node of root.children) this.addNode(this.top, node, chapterRank);
  }

  private addNode(folder: Folder, node: OutlineNode, chapterRank: number): void {
    const title = node.heading?.title ?? '';
    if (!isPart(node, chapterRank, folder.depth)) {
      this.addChapter(folder, node, title);
      return;
    }
    const inner = this.openPart(folder, title, node.paragraph);
    if (hasContent(node.blocks))
      this.addChapter(
        inner,
        { ...node, heading: undefined, paragraph: undefined, children: [] },
        '小序',
      );
    for (const child of node.children) this.addNode(inner, child, chapterRank);
  }

  private openPart(folder: Folder, title: string, paragraph: WordParagraph | undefined): Folder {
    const path = this.claim(folder, slugOfTitle(title));
    const inner: Folder = { path: `${path}/`, slugs: new Set(), depth: folder.depth + 1 };
    this.units.push({
      kind: 'part',
      title,
      paragraph,
      role: roleOf(title),
      file: path,
      content: [],
      own: undefined,
    });
    return inner;
  }

  private claim(folder: Folder, slug: string): string {
    const order = String(folder.slugs.size + 1).padStart(2, '0');
    return `${folder.path}${order}-${claimSlug(slug, folder.slugs)}`;
  }

  private addChapter(folder: Folder, node: OutlineNode, title: string): void {
    const pieces = cut(contentOf(node));
    const place = pieces.length > 1 ? this.openPart(folder, title, node.paragraph) : folder;
    for (const [index, content] of pieces.entries()) {
      const isWhole = pieces.length === 1;
      this.units.push({
        kind: 'chapter',
        title: isWhole ? title : `${title}（${chineseNumber(index + 1)}）`,
        paragraph: isWhole ? node.paragraph : undefined,
        role: folder.depth === 0 || isWhole ? roleOf(title) : undefined,
        file: `${this.claim(place, isWhole ? slugOfTitle(title) : String(index + 1))}.mdx`,
        content,
        own: undefined,
      });
    }
  }
}

function ranksOf(node: OutlineNode): number[] {
  return node.children.flatMap((child) => [child.heading?.rank ?? 0, ...ranksOf(child)]);
}

function hasContent(blocks: readonly WordBlock[]): boolean {
  return blocks.some(
    (block) =>
      block.kind !== 'paragraph' ||
      (block.part !== 'contents' &&
        (sizeOf(block) > 0 ||
          block.inlines.some(({ kind }) => kind === 'picture' || kind === 'component'))),
  );
}

/** Above 章 stands 编; where there is no 章, what is too long for one page and has titles of its own below. */
function isPart(node: OutlineNode, chapterRank: number, depth: number): boolean {
  if (depth >= deepestPart) return false;
  const below = node.children.filter(({ heading }) => heading?.rank !== leadInRank);
  const rank = node.heading?.rank ?? 0;
  if (chapterRank < Infinity && rank < chapterRank)
    return below.some((child) => (child.heading?.rank ?? 0) <= chapterRank);
  return node.size > (rank === chapterRank ? most : comfortable) && below.length > 1;
}

/** What stands below a node as one sequence, headings numbered from the second level without a gap. */
function contentOf(node: OutlineNode, depth = 2): (WordBlock | EntryHeading)[] {
  return [
    ...node.blocks,
    ...node.children.flatMap((child): (WordBlock | EntryHeading)[] => {
      const { heading, paragraph } = child;
      if (!heading || !paragraph) return contentOf(child, depth);
      const entry: EntryHeading = {
        kind: 'entry',
        paragraph,
        title: heading.title,
        depth: Math.min(depth, 6),
        leadIn: heading.leadIn,
      };
      return [entry, ...contentOf(child, depth + 1)];
    }),
  ];
}

/** Cuts what no page can bear, before a heading where there is one. */
function cut(content: (WordBlock | EntryHeading)[]): (WordBlock | EntryHeading)[][] {
  const pieces: (WordBlock | EntryHeading)[][] = [[]];
  let size = 0;
  for (const block of content) {
    const own = block.kind === 'entry' ? sizeOf(block.paragraph) : sizeOf(block);
    const isFull =
      size + own > most * 2.5 || (size > most && block.kind === 'entry' && block.depth === 2);
    if (isFull && size > 0) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(block);
    size += own;
  }
  return pieces;
}
