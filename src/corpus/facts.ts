import {
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { aFinding, type Finding, type Position } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import { parseYaml } from './parse-yaml.ts';
import { readPlainFacts } from './plain-facts.ts';
import { explainIssue } from './zod-messages.ts';

/** Facts read from YAML: a value, or findings that say why there is none. */
export type Facts<Value> =
  { value: Value; findings: [] } | { value?: undefined; findings: Finding[] };

/** Where the YAML stands: its file, and the line of the file on which it begins. */
export interface FactsPlace {
  file: string;
  /** Code of findings about values that do not fit. */
  code: FindingCode;
  firstLine?: number;
}

/**
 * Parses YAML and checks it against a schema, one finding for each wrong field, each at the line and column of the
 * field. YAML is read as data: no anchors are expanded past the parser's own bound, no custom tags.
 */
export function readFacts<Schema extends z.ZodType>(
  yaml: string,
  schema: Schema,
  place: FactsPlace,
): Facts<z.output<Schema>> {
  let data: unknown;
  try {
    data = readPlainFacts(yaml) ?? parseYaml(yaml);
  } catch {
    return { findings: explainYaml(yaml, place) };
  }
  const checked = schema.safeParse(data ?? {}, { error: explainIssue, reportInput: true });
  if (checked.success) return { value: checked.data, findings: [] };
  const locate = locator(yaml, place.firstLine ?? 1);
  return {
    findings: checked.error.issues.flatMap((issue) => explain(issue, place, locate)),
  };
}

type Locate = (path: readonly PropertyKey[], wantsKey: boolean) => Position | undefined;

function explain(issue: z.core.$ZodIssue, { file, code }: FactsPlace, locate: Locate): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      aFinding(
        code,
        file,
        `${fieldName([...issue.path, key])}：没有这一项。请检查拼写，或删去。`,
        locate([...issue.path, key], true),
      ),
    );
  }
  return [
    aFinding(
      code,
      file,
      `${fieldName(issue.path)}：${explainAbsent(issue) ?? issue.message}`,
      locate(issue.path, false),
    ),
  ];
}

/** The schema's own sentence tells how a value is written; of one that is not there, say that first. */
function explainAbsent({ code, path, input }: z.core.$ZodIssue): string | undefined {
  return code === 'invalid_type' && path.length > 0 && input === undefined
    ? '缺少这一项，请补上。'
    : undefined;
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '全部内容';
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[第${step + 1}项]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
}

/** Finds fields in the YAML's own tree, which knows offsets; a missing field is looked for where it would belong. */
function locator(yaml: string, firstLine: number): Locate {
  const lines = new LineCounter();
  const document: Document = parseDocument(yaml, {
    schema: 'core',
    lineCounter: lines,
    logLevel: 'silent',
  });
  return (path) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = depth === 0 ? 0 : keyOffset(document, path.slice(0, depth));
      if (offset !== undefined) return positionAt(yaml, offset, lines, firstLine);
    }
    return undefined;
  };
}

/** Offset of the key (or list item) at the end of a path. */
function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || !('items' in parent)) return undefined;
  for (const [index, item] of (parent.items as unknown[]).entries()) {
    const key = isPair(item) ? item.key : undefined;
    const isWanted = key === undefined ? index === last : isScalar(key) && key.value === last;
    if (!isWanted) continue;
    const node = key ?? item;
    return isNode(node) ? node.range?.[0] : undefined;
  }
  return undefined;
}

/** The parser counts in UTF-16 units; editors count characters. */
function positionAt(yaml: string, offset: number, lines: LineCounter, firstLine: number): Position {
  const { line, col } = lines.linePos(offset);
  const before = yaml.slice(offset - col + 1, offset).replace('\uFEFF', '');
  return { line: line + firstLine - 1, column: [...before].length + 1 };
}

const colonAdvice =
  '这一行不是“名称: 值”的形式。冒号要用半角，后面空一格；上一行的值没写完的，下一行要多缩两个空格。';

const yamlAdvice: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: '缩进里有制表符（Tab）。请改用空格。',
  DUPLICATE_KEY: '同一项写了两次。请留下一个。',
  MISSING_CHAR: colonAdvice,
  MULTILINE_IMPLICIT_KEY: colonAdvice,
  BAD_INDENT: '缩进不齐，或方括号、花括号没有成对。同一级的项目要对齐，下一级多缩两个空格。',
  BLOCK_AS_IMPLICIT_KEY:
    '值里有半角冒号，或下一行缩进不对。值里有半角冒号时，请把整个值放在英文引号里；同一级的各行要对齐。',
  UNEXPECTED_TOKEN:
    '这里的写法读不懂。值里有 : # [ ] { } & * ! 等符号时，请把整个值放在英文引号里。',
};

/** One finding a line: what the parser says further of the same line follows from the first. */
function explainYaml(yaml: string, { file, firstLine = 1 }: FactsPlace): Finding[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', lineCounter: lines, logLevel: 'silent' });
  const found = document.errors.map(({ code, message, pos }) => {
    const isQuote = message.startsWith('Missing closing');
    const advice = isQuote ? '这里的引号没有成对。请补上右引号。' : yamlAdvice[code];
    return aFinding(
      'yaml-invalid',
      file,
      advice ?? '这里的写法读不懂。每行写成“名称: 值”，冒号后空一格；值里有特殊符号时加英文引号。',
      positionAt(yaml, isQuote ? openQuote(document, pos[0]) : pos[0], lines, firstLine),
    );
  });
  if (found.length === 0)
    return [aFinding('yaml-invalid', file, '这一段资料读不懂。请检查引用（& 与 *）是否过多。')];
  return [
    ...new Map(found.toReversed().map((finding) => [finding.at?.line, finding])).values(),
  ].reverse();
}

/** Where the quotation begins that runs to `end`: the parser names the end, an editor looks for the beginning. */
function openQuote(document: Document, end: number): number {
  let begin = end;
  visit(document, (_, node) => {
    if (isScalar(node) && node.type?.startsWith('QUOTE') && node.range && node.range[1] >= end)
      begin = node.range[0];
  });
  return begin;
}
