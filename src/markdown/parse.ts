import { mdxToHast } from 'satteri';
import { aFinding, type Finding, type Position } from '../model/finding.ts';
import { markEmphasis, unmarkedColumn, type MarkedLines } from './cjk-emphasis.ts';
import { explainSyntax } from './syntax-messages.ts';

/** What the walk needs of a hast or MDX node; satteri's own types are wider. */
export interface Node {
  type: string;
  tagName?: string;
  /** Component name, on JSX nodes. */
  name?: string | null;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: Attribute[];
  children?: Node[];
  position?: { start: { line: number; column: number; offset?: number }; end: { line: number; column: number; offset?: number } };
}

export interface Attribute {
  type: string;
  name?: string;
  value?: unknown;
}

/** A parsed chapter, with the way from its positions back to the editor's file. */
export interface ParsedChapter {
  root: Node;
  findings: Finding[];
  /** Place in the editor's file where a node begins. */
  positionOf(node: Node): Position;
}

/** Syntax errors shown for one file; the parser stops at each, so each costs a parse. */
const mostSyntaxErrors = 12;

/**
 * Parses a chapter without evaluating anything. The parser stops at the first syntax error; so that an editor sees all
 * of them in one run, the lines of the block with the error are blanked and the rest parsed again. The tree is then
 * of the rest only, and the findings say so by being errors.
 */
export function parseChapter(source: string, file: string): ParsedChapter {
  const { marked, lines } = markEmphasis(source);
  const findings: Finding[] = [];
  let text = marked;
  for (let attempt = 0; attempt < mostSyntaxErrors; attempt++) {
    try {
      const root = mdxToHast(text, { features: { gfm: { footnotes: { clobberPrefix: '' } } } }) as unknown as Node;
      return { root, findings, positionOf: (node) => positionIn(source, lines, node) };
    } catch (error) {
      const { line, column, message } = readParserError(error);
      const at = inCharacters(source, line, unmarkedColumn(lines, line, column));
      findings.push(aFinding('mdx-syntax', file, explainSyntax(message), at));
      const rest = blankBlock(text, line);
      if (rest === text) break;
      text = rest;
    }
  }
  return { root: { type: 'root', children: [] }, findings, positionOf: (node) => positionIn(source, lines, node) };
}

function readParserError(error: unknown): { line: number; column: number; message: string } {
  const text = error instanceof Error ? error.message : String(error);
  const found = /^(\d+):(\d+): ([\s\S]*)$/.exec(text);
  if (!found) throw new Error(`The Markdown parser failed: ${text}`, { cause: error });
  return { line: Number(found[1]), column: Number(found[2]), message: found[3] ?? '' };
}

/** Empties the lines from the one given to the next blank line, keeping line numbers. */
function blankBlock(text: string, line: number): string {
  const lines = text.split('\n');
  let index = line - 1;
  do {
    lines[index] = '';
    index++;
  } while (index < lines.length && (lines[index] ?? '').trim() !== '');
  return lines.join('\n');
}

function positionIn(source: string, lines: MarkedLines, node: Node): Position {
  const start = node.position?.start ?? { line: 1, column: 1 };
  return inCharacters(source, start.line, unmarkedColumn(lines, start.line, start.column));
}

/** The parser counts UTF-16 units; an editor counts characters. */
function inCharacters(source: string, line: number, column: number): Position {
  let start = 0;
  for (let current = 1; current < line; current++) start = source.indexOf('\n', start) + 1;
  return { line, column: [...source.slice(start, start + column - 1)].length + 1 };
}
