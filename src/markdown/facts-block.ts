/** The block of facts at the head of a chapter, with its place in the file. */
export interface FactsBlock {
  /** YAML between the `---` lines. */
  yaml: string;
  /** 1-based line on which the YAML begins. */
  firstLine: number;
  /** Offset in the file at which the chapter's text begins. */
  end: number;
}

/** Finds the facts at the head of a chapter; undefined when the file does not begin with a `---` line. */
export function findFacts(source: string): FactsBlock | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(source);
  if (!opening) return undefined;
  const start = opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|(?![^]))/gm;
  closing.lastIndex = start;
  const found = closing.exec(source);
  if (!found) return undefined;
  return {
    yaml: source.slice(start, found.index),
    firstLine: 2,
    end: found.index + found[0].length,
  };
}

/** A chapter's text without its facts, and the 1-based line of the file on which it begins. */
export interface Body {
  text: string;
  firstLine: number;
}

export function bodyOf(source: string): Body {
  const end = findFacts(source)?.end ?? (source.startsWith('\uFEFF') ? 1 : 0);
  let firstLine = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) {
    firstLine++;
  }
  return { text: source.slice(end), firstLine };
}
