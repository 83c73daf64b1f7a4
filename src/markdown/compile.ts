import { findRefusedCharacters } from './characters.ts';
import type { CompiledChapter, Heading, Mention } from './compiled.ts';
import { textDigest } from './digest.ts';
import { writeNodes, type Walk } from './elements.ts';
import { writeFootnotes } from './footnotes.ts';
import { Page, type CompileContext, type OpenMention } from './page.ts';
import { parseChapter, type Node } from './parse.ts';
import { findLostText } from './text-lost.ts';

/**
 * Compiles one chapter: the whole file, facts between `---` included, so that positions are the editor's.
 * Evaluates nothing and reads nothing but through `context.readBeside`. Always gives a page; whether it may be
 * published is for the findings to say.
 */
export function compileChapter(source: string, context: CompileContext): CompiledChapter {
  const page = new Page(context);
  page.findings.push(...findRefusedCharacters(source, context.file));
  const parsed = parseChapter(source, context.file);
  page.findings.push(...parsed.findings);
  const walk: Walk = { page, parsed, source, titles: new Map() };
  const { body, footnotes } = splitFootnotes(parsed.root);
  writeNodes(walk, body, false);
  page.endBlock();
  const notes = footnotes === undefined ? 0 : writeFootnotes(walk, footnotes);
  if (page.findings.length === 0) page.findings.push(...findLostText(source, page));
  return close(page, notes);
}

function splitFootnotes(root: Node): { body: Node[]; footnotes: Node | undefined } {
  const children = root.children ?? [];
  const last = children.findLast(({ type }) => type === 'element');
  if (last?.properties?.['dataFootnotes'] !== true) return { body: children, footnotes: undefined };
  return { body: children.filter((child) => child !== last), footnotes: last };
}

function close(page: Page, notes: number): CompiledChapter {
  const text = page.text.replace(/[ \t]+$/gm, '').trim();
  return {
    html: page.html.trim(),
    text,
    headings: closeHeadings(page),
    figures: page.figures,
    mentions: page.mentions.map((mention) => closeMention(page.text, mention)),
    events: page.events,
    links: page.links,
    tables: page.tables,
    notes,
    characters: countCharacters(text),
    digest: textDigest(text),
    findings: page.findings,
  };
}

function closeHeadings({ headings, text }: Page): Heading[] {
  return headings.map(({ depth, title, anchor, at, bodyStart }, index) => {
    const next = headings[index + 1];
    const own = text.slice(bodyStart, next?.start ?? text.length);
    return {
      depth,
      title,
      anchor,
      at,
      isEntry: next === undefined || next.depth <= depth,
      digest: textDigest(own),
      characters: countCharacters(own),
    };
  });
}

const excerptLength = 24;

function closeMention(text: string, { start, end, ...mention }: OpenMention): Mention {
  const before = text.slice(Math.max(0, start - excerptLength), start);
  const after = text.slice(end, end + excerptLength);
  return {
    ...mention,
    before: before.slice(before.lastIndexOf('\n') + 1),
    after: after.split('\n', 1)[0] ?? '',
  };
}

/** Characters (code points) that are not white space. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isSpace = code === 32 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0;
    const isTrail = code >= 0xdc00 && code <= 0xdfff;
    if (!isSpace && !isTrail) count++;
  }
  return count;
}

/** A chapter without text: facts only. */
export function isEmptyChapter(chapter: CompiledChapter): boolean {
  return chapter.characters === 0 && chapter.figures.length === 0;
}

