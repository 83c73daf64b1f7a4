/** The block of facts at the head of a chapter, with its place in the file. */
export interface FactsBlock {
  /** YAML between the `---` lines. */
  yaml: string;
  /** 1-based line on which the YAML begins. */
  firstLine: number;
}

const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/;

/** Finds the facts at the head of a chapter; undefined when the file does not begin with a `---` line. */
export function findFacts(source: string): FactsBlock | undefined {
  const found = block.exec(source);
  return found ? { yaml: found[1] ?? '', firstLine: 2 } : undefined;
}

/** The chapter's text, without its facts. */
export function withoutFacts(source: string): string {
  return source.replace(block, '');
}
