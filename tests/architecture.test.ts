import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Which rooms of src/ a room may import, besides itself, Node's own modules and packages. */
const mayImport: Record<string, string[]> = {
  model: [],
  markdown: ['model'],
  corpus: ['model', 'markdown'],
  page: ['model', 'markdown'],
  search: ['model', 'markdown'],
  importers: ['model', 'corpus', 'markdown'],
  checks: ['model', 'corpus', 'markdown'],
  exporters: ['model', 'corpus', 'markdown'],
  starters: ['model'],
  press: ['model', 'corpus', 'markdown', 'page', 'search', 'checks', 'exporters'],
  exchange: ['model', 'corpus', 'markdown', 'page', 'importers', 'checks', 'exporters', 'press'],
  site: ['model', 'markdown', 'page', 'search'],
};
mayImport['cli'] = Object.keys(mayImport).filter((room) => room !== 'site');

const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';

/** The TypeScript in a file: all of it, or the frontmatter and scripts of a page. */
function codeOf(path: string, source: string) {
  if (!path.endsWith('.astro')) return source;
  const scripts = source.matchAll(/^---\n(.*?)^---|<script[^>]*>(.*?)<\/script>/gms);
  return [...scripts].map(([, frontmatter, script]) => frontmatter ?? script).join('\n');
}

/** What a file imports or starts as a worker; files as paths from the repository's root. */
function importsOf(path: string, code: string) {
  const workers = code.matchAll(/new URL\(\s*'(\.[^']+\.ts)',\s*import\.meta\.url/g);
  const imported = ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName);
  return [...imported, ...[...workers].map((match) => match[1] ?? '')].map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name.replace(/\?.*/, '')) : name,
  );
}

/** Where a file prints, reads its arguments or ends the program. */
function terminalUses(path: string, code: string) {
  const uses: string[] = [];
  const visit = (node: ts.Node) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText() : '';
    if (/^(console\.\w+|process\.(exit|exitCode|argv|stdout|stderr))$/.test(text)) uses.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
  return uses;
}

function* findBreaches(path: string, source: string) {
  const room = roomOf(path);
  const code = codeOf(path, source);
  if (!mayImport[room]) yield `${path} is in no room of the table.`;
  for (const target of importsOf(path, code)) {
    const there = roomOf(target);
    const forbidden =
      (there && there !== room && !mayImport[room]?.includes(there)) ||
      (target.startsWith('astro:') && room !== 'site') ||
      (/^(node:)?(process|console)$/.test(target) && room !== 'cli') ||
      /^(tests|bench|content)\//.test(target);
    if (forbidden) yield `${path} may not import ${target}.`;
  }
  const uses = room === 'cli' ? [] : terminalUses(path, code);
  for (const use of uses) yield `${path} may not use ${use}; only src/cli does.`;
}

function findCycles(imports: Map<string, string[]>) {
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`${[...trail.slice(start), path].join(' → ')} is a cycle.`);
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return cycles;
}

/** Every breach in a tree of files (path → source), one sentence each. */
function breachesIn(files: Record<string, string>) {
  const entries = Object.entries(files);
  const imports = entries.map(
    ([path, text]) => [path, importsOf(path, codeOf(path, text))] as const,
  );
  return [
    ...entries.flatMap((entry) => [...findBreaches(...entry)]),
    ...findCycles(new Map(imports)),
  ];
}

test('src/ keeps to the table', () => {
  const paths = globSync('src/**/*.{ts,js,mjs,astro}').map((path) => path.replaceAll('\\', '/'));
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
  expect(breachesIn(files)).toEqual([]);
});

test.each([
  ['src/model/a.ts', "import { b } from '../checks/b.ts';", 'import src/checks/b.ts'],
  ['src/model/a.ts', "import type { B } from '../checks/b.ts';", 'import src/checks/b.ts'],
  ['src/checks/a.ts', "export { b } from '../importers/b.ts';", 'import src/importers/b.ts'],
  ['src/cli/a.ts', "await import('../site/b.ts');", 'import src/site/b.ts'],
  ['src/page/a.ts', "new URL('../press/b.ts', import.meta.url);", 'import src/press/b.ts'],
  ['src/site/a.astro', "---\nimport b from '../corpus/b.ts';\n---\n", 'import src/corpus/b.ts'],
  ['src/site/a.astro', "<script>import '../cli/b.ts';</script>", 'import src/cli/b.ts'],
  ['src/corpus/a.ts', "import { z } from 'astro:content';", 'import astro:content'],
  ['src/press/a.ts', "import { exit } from 'node:process';", 'import node:process'],
  ['src/model/a.ts', "import { b } from '../../tests/b.ts';", 'import tests/b.ts'],
  ['src/press/a.ts', "console.log('完');", 'use console.log; only src/cli does'],
  ['src/press/a.ts', 'process.exitCode = 1;', 'use process.exitCode; only src/cli does'],
])('catches a planted breach: in %s, %j', (path, source, breach) => {
  expect(breachesIn({ [path]: source })).toEqual([`${path} may not ${breach}.`]);
});

test('catches a file in no room and a planted cycle', () => {
  const files = {
    'src/helpers/h.ts': '',
    'src/model/a.ts': "import { b } from './b.ts';",
    'src/model/b.ts': "import type { C } from './c.ts';",
    'src/model/c.ts': "import { a } from './a.ts';",
  };
  expect(breachesIn(files)).toEqual([
    'src/helpers/h.ts is in no room of the table.',
    'src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts is a cycle.',
  ]);
});

test('lets pass what is allowed, and an import that is only talked about', () => {
  const files = {
    'src/cli/main.ts': "import { run } from '../press/run.ts';\nconsole.log(process.argv, run);",
    'src/press/run.ts': "import { page } from '../page/page.ts';\nimport 'node:fs';",
    'src/page/page.ts': "// import '../press/run.ts'; console.log()\nexport const all = '**/*.ts';",
    'src/site/content.config.ts': "import { defineCollection } from 'astro:content';",
  };
  expect(breachesIn(files)).toEqual([]);
});
