import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileChapter } from '../../src/markdown/compile.ts';
import type { CompiledChapter } from '../../src/markdown/compiled.ts';
import type { CompileContext } from '../../src/markdown/page.ts';
import { formatFinding } from '../../src/model/finding.ts';

/** A chapter's surroundings: a public build on 1 January 2026, nothing beside the chapter. */
export function aContext(change: Partial<CompileContext> = {}): CompileContext {
  return {
    id: 'qingxi/shui',
    file: 'works/qingxi/01-shui.mdx',
    release: { today: '2026-01-01', audience: 'public' },
    readBeside: () => undefined,
    hiddenItems: new Set(['people/hidden']),
    ...change,
  };
}

/** Reads files beside the chapter from a fixture's folder. */
export function besideIn(folder: string): CompileContext['readBeside'] {
  return (name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
}

/** Compiles a chapter's text, without facts unless the text has them. */
export function compile(source: string, change?: Partial<CompileContext>): CompiledChapter {
  return compileChapter(source, aContext(change));
}

/** Findings as an editor reads them, without the file: `3:1 错误 mdx-html：…`. */
export function findingsOf(source: string, change?: Partial<CompileContext>): string[] {
  return compile(source, change).findings.map((finding) =>
    formatFinding(finding)
      .replace(/^works\/qingxi\/01-shui\.mdx:?/, '')
      .trim(),
  );
}
