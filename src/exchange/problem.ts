/** What is wrong with a file of a bundle. */
export interface Problem {
  /** Path within the bundle. */
  file: string;
  kind: 'changed' | 'missing' | 'extra' | 'refused';
  /** A Chinese sentence or half of one, without the file's name. */
  reason: string;
}

/** A bundle that cannot be taken: nothing of it was used. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

/** @throws {Refusal} always. */
export function refuse(file: string, reason: string): never {
  throw new Refusal([{ file, kind: 'refused', reason }]);
}

const kinds: Record<Problem['kind'], string> = {
  changed: '被改动',
  missing: '缺少',
  extra: '多出',
  refused: '不接受',
};

/** `data/site/a.html 被改动：内容与清单的 SHA-512 不符。` */
export function formatProblem({ file, kind, reason }: Problem): string {
  return `${printable(file)} ${kinds[kind]}：${reason}`;
}

/** A name from outside, safe to print: control and direction marks would rewrite the line on a terminal. */
export function printable(name: string): string {
  const shown = name.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return shown.length > 300 ? `${shown.slice(0, 300)}……` : shown;
}
