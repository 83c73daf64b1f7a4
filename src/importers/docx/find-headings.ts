import {
  leadInOf,
  leadInRank,
  looksLike,
  numberingOf,
  titleOf,
  type HeadingKind,
} from './heading-kinds.ts';
import { plainText, type WordBlock, type WordParagraph } from './word-document.ts';

/** A heading of a document, before it is known whether it begins a part, a chapter or an entry. */
export interface FoundHeading {
  title: string;
  /** The smaller, the higher. */
  rank: number;
  /** Characters of the paragraph that are the title, when text of the entry follows in it (【…】). */
  leadIn: number | undefined;
}

/**
 * Finds the headings among a document's blocks. Styles and outline levels come first; then the numbering that
 * manuscripts use (第一编, 第一章, 一、, （一）, 1.), where it stands alone on a line; 【…】 at the head of a paragraph is
 * always an entry. Titles that are only bold count in documents without any heading style.
 */
export function findHeadings(blocks: readonly WordBlock[]): Map<WordParagraph, FoundHeading> {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const styled = paragraphs.filter((each) => each.level !== undefined && titleOf(each) !== '');
  const ranks = rankStyles(styled);
  const kinds = new Map<WordParagraph, HeadingKind>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const rank = ranks.get(paragraph.level ?? 0);
    if (paragraph.level !== undefined && rank !== undefined) {
      if (titleOf(paragraph) !== '') kinds.set(paragraph, { kind: 'styled', rank });
      continue;
    }
    const next = paragraphs[index + 1];
    const kind = looksLike(paragraph, styled.length > 0, next && titleOf(next));
    if (kind) kinds.set(paragraph, kind);
  }
  const others = [...kinds.values()].filter(({ kind }) => kind !== 'named').map(({ rank }) => rank);
  const top = others.length > 0 ? Math.min(...others) : 100;
  dropLists(blocks, kinds);
  const headings = new Map<WordParagraph, FoundHeading>();
  for (const paragraph of paragraphs) {
    const kind = kinds.get(paragraph);
    const leadIn = kind && kind.kind !== 'styled' ? undefined : leadInOf(paragraph);
    if (kind && !leadIn) {
      headings.set(paragraph, {
        title: titleOf(paragraph),
        rank: rankOfNamed(kind, top),
        leadIn: undefined,
      });
    } else if (leadIn) {
      const isAll = leadIn.length >= plainText(paragraph.inlines).trimEnd().length;
      headings.set(paragraph, {
        title: leadIn.title,
        rank: kind && isAll ? kind.rank : leadInRank,
        leadIn: leadIn.length,
      });
    }
  }
  return headings;
}

/** 序, 凡例, 附录 stand beside the highest titles; where all titles are told apart by their look, so are these. */
function rankOfNamed({ kind, rank }: HeadingKind, top: number): number {
  if (kind !== 'named') return rank;
  return top < firstLookRank || rank === 0 ? top : rank;
}

/** Ranks below this one come from styles and numbers. */
const firstLookRank = 345;

/**
 * Rank of each level that styles give: that of the numbering most of its titles bear, so that styled and unstyled
 * titles of one kind meet; else just below the level above it.
 */
function rankStyles(styled: readonly WordParagraph[]): Map<number, number> {
  const ranks = new Map<number, number>();
  let above = 0;
  for (let level = 1; level <= 9; level++) {
    const own = styled.filter((paragraph) => paragraph.level === level);
    if (own.length === 0) continue;
    const counts = new Map<number, number>();
    for (const paragraph of own) {
      const rank = numberingOf(titleOf(paragraph))?.rank ?? 0;
      counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
    const [most = 0, times = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    above = Math.max(above + 1, times * 2 >= own.length ? most : 0);
    ranks.set(level, above);
  }
  return ranks;
}

/** Titles in bold of which three or more follow each other are a list of names, not headings without text. */
function dropLists(blocks: readonly WordBlock[], kinds: Map<WordParagraph, HeadingKind>): void {
  let run: WordParagraph[] = [];
  const close = (): void => {
    if (run.length >= 3) for (const paragraph of run) kinds.delete(paragraph);
    run = [];
  };
  for (const block of blocks) {
    const isText = block.kind !== 'paragraph' || titleOf(block) !== '';
    if (!isText) continue;
    const kind = block.kind === 'paragraph' ? kinds.get(block) : undefined;
    if (block.kind !== 'paragraph' || kind === undefined || !kind.kind.startsWith('bold')) close();
    else {
      const [first] = run;
      if (first && kinds.get(first)?.kind !== kind.kind) close();
      run.push(block);
    }
  }
  close();
}
