import { findPrivateCharacters, findRefusedCharacters, withoutRefused } from './characters.ts';
import { closeChapter } from './close.ts';
import type { CompiledChapter } from './compiled.ts';
import { bodyOf } from './facts-block.ts';
import { Page, type CompileContext } from './page.ts';
import { parseChapter } from './parse.ts';
import { findLostText } from './text-lost.ts';
import { Walk } from './walk.ts';
import { writeBlocks } from './writers/blocks.ts';
import { reportUnusedDefinitions } from './writers/definition.ts';
import { writeNotes } from './writers/footnote.ts';
import { writers } from './writers/index.ts';

/**
 * Compiles one chapter: the whole file, facts between `---` included, so that positions are the editor's.
 * Evaluates nothing and reads nothing but through `context.readBeside`. Always gives a page; whether it may be
 * published is for the findings to say.
 */
export function compileChapter(source: string, context: CompileContext): CompiledChapter {
  const page = new Page(context);
  page.findings.push(...findRefusedCharacters(source, context.file));
  const body = bodyOf(page.findings.length > 0 ? withoutRefused(source) : source);
  page.findings.push(...findPrivateCharacters(source, context.file));
  const parsed = parseChapter(body, context.file);
  page.findings.push(...parsed.findings);
  const walk = new Walk(page, parsed, writers);
  writeBlocks(walk, parsed.nodes);
  page.endBlock();
  const notes = writeNotes(walk);
  reportUnusedDefinitions(walk);
  if (!page.findings.some(({ severity }) => severity === 'error')) {
    page.findings.push(...findLostText(body.text, page));
  }
  return closeChapter(page, notes);
}

/** A chapter without text: facts only. */
export function isEmptyChapter(chapter: CompiledChapter): boolean {
  return chapter.characters === 0 && chapter.figures.length === 0;
}
