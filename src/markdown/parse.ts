import { mdxToMdast } from 'satteri';
import { aFinding, type Finding } from '../model/finding.ts';
import type { Body } from './facts-block.ts';
import { findExcess } from './limits.ts';
import { Places } from './place.ts';
import { withoutStandIns, withStandIns } from './stand-ins.ts';
import { explainSyntax } from './syntax-messages.ts';
import { childrenOf, descend, type Node, type NodeOf } from './tree.ts';

/** A parsed chapter, with the way from its positions back to the editor's file. */
export interface ParsedChapter {
  nodes: readonly Node[];
  /** What was parsed: the chapter's text with stand-ins. */
  text: string;
  /** 1-based line of the file on which that text begins. */
  firstLine: number;
  places: Places;
  /** Link definitions (`[名]: 地址`) by identifier; of several with one name the first. */
  definitions: ReadonlyMap<string, NodeOf<'definition'>>;
  findings: Finding[];
}

const options = { features: { gfm: true, frontmatter: false } } as const;

/** Syntax errors shown for one file: the parser stops at each, so each costs a parse. */
const mostSyntaxErrors = 12;
/** Characters parsed over again for the sake of more errors. */
const mostRepeatedWork = 200_000;

/**
 * Parses a chapter without evaluating anything. The parser stops at the first syntax error; so that an editor sees all
 * of them in one run, the lines of the block with the error are blanked and the rest parsed again. The tree is then
 * of the rest only, and the findings say so by being errors.
 */
export function parseChapter({ text: source, firstLine }: Body, file: string): ParsedChapter {
  const excess = findExcess(source, firstLine, file);
  if (excess) return parsed('', firstLine, [], [excess]);
  const findings: Finding[] = [];
  const orphans = new Set<string>();
  let text = withStandIns(source);
  const attempts = Math.min(mostSyntaxErrors, 1 + Math.floor(mostRepeatedWork / text.length));
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return parsed(text, firstLine, childrenOf(mdxToMdast(text, options)), findings);
    } catch (error) {
      const { line, column, message } = readParserError(error);
      if (!isConsequence(message, orphans)) {
        const offset = offsetOfLine(text, line) + column - 1;
        const { code, message: advice } = explainSyntax(message, near(text, offset));
        const at = new Places(text, firstLine - 1).at({ line, column, offset });
        findings.push(aFinding(code, file, advice, at));
      }
      text = blankBlock(text, line);
    }
  }
  return parsed('', firstLine, [], findings);
}

function parsed(
  text: string,
  firstLine: number,
  nodes: readonly Node[],
  findings: Finding[],
): ParsedChapter {
  const places = new Places(text, firstLine - 1);
  const definitions = text.includes(']:') ? collectDefinitions(nodes) : none;
  return { nodes, text, firstLine, places, definitions, findings };
}

const none: ParsedChapter['definitions'] = new Map();

function collectDefinitions(nodes: readonly Node[]): ParsedChapter['definitions'] {
  const definitions = new Map<string, NodeOf<'definition'>>();
  for (const node of descend(nodes, holdsDefinitions)) {
    if (node.type !== 'definition' || definitions.has(node.identifier)) continue;
    definitions.set(node.identifier, node);
  }
  return definitions;
}

const holdsDefinitions = ({ type }: Node): boolean =>
  type !== 'paragraph' && type !== 'heading' && type !== 'table';

function readParserError(error: unknown): { line: number; column: number; message: string } {
  const text = error instanceof Error ? error.message : String(error);
  const found = /^(\d+):(\d+): ([^]*)$/.exec(text);
  if (!found) throw new Error(`The Markdown parser failed: ${text}`, { cause: error });
  return { line: Number(found[1]), column: Number(found[2]), message: found[3] ?? '' };
}

/**
 * Whether an error is only what blanking left over: the end of a component whose beginning was blanked, or a beginning
 * whose end was. Remembers in `orphans` which of them to expect.
 */
function isConsequence(message: string, orphans: Set<string>): boolean {
  const [, beginning] = /^Expected a closing tag for `(<[^`>]*)>`/.exec(message) ?? [];
  const [, end] = /closing tag `<\/([^`>]*)>`/.exec(message) ?? [];
  const [orphan, other] =
    beginning === undefined ? [`</${end}`, `<${end}`] : [beginning, `</${beginning.slice(1)}`];
  const isOrphaned = beginning !== undefined || message.includes('expected an open tag');
  if (isOrphaned && orphans.delete(orphan)) return true;
  orphans.add(other);
  return false;
}

function offsetOfLine(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current++) start = text.indexOf('\n', start) + 1;
  return start;
}

/** The editor's text at an offset, enough to recognise a mistake. */
function near(text: string, offset: number): string {
  return withoutStandIns(text.slice(offset, offset + 400));
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
