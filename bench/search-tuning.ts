import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { preparePortal } from '../src/press/prepare.ts';
import { volumePath } from '../src/press/cache.ts';
import { withPool } from '../src/press/pool.ts';
import { usualSettings, type IndexSettings } from '../src/press/search/index-settings.ts';
import { writeSearchIndex } from '../src/press/search-index.ts';
import { mergeIndex } from '../src/press/search/merge-index.ts';
import { openBundle } from '../src/search/bundle.ts';
import type { Transport } from '../src/search/transport.ts';
import { indexSize } from './eval/index-size.ts';
import { percentile } from './eval/score.ts';
import { contentOf } from './fangzhi.ts';
import { keptFolder, programRoot, workFolder } from './folders.ts';
import { describeMachine } from './machine.ts';
import { kilobytes, writeTable } from './table.ts';
import { randomFrom } from './text/random.ts';

/** Chapters of about a thousand characters. */
const chapters = Number(process.argv[2] ?? 3000);
const queries = 240;

const variants: [name: string, change: Partial<IndexSettings>][] = [
  ['as it is', {}],
  ['chunks of 1,000', { chunkSize: 1000 }],
  ['chunks of 2,000', { chunkSize: 2000 }],
  ['chunks of 6,000', { chunkSize: 6000 }],
  ['chunks of 20,000, Pagefind’s own', { chunkSize: 20_000 }],
  ['groups of 8 KB', { groupBytes: 8000 }],
  ['groups of 32 KB', { groupBytes: 32_000 }],
  ['groups of 128 KB', { groupBytes: 128_000 }],
  ['passages of 1,000', { passageLength: 1000 }],
  ['passages of 8,000', { passageLength: 8000 }],
  ['zipped at 1', { wordsZip: 1, textZip: 1 }],
  ['zipped at 6', { wordsZip: 6, textZip: 6 }],
  ['zipped at 9', { wordsZip: 9, textZip: 9 }],
];

const content = contentOf(chapters);
const cache = keptFolder('tuning-cache', String(chapters));
const out = workFolder('tuning');
const release = { today: '2026-01-01', audience: 'public' } as const;
const prepared = await withPool(2, async (pool) =>
  preparePortal({ content, cache, release, search: true }, pool),
);
const wanted = drawQueries();
const rows: string[][] = [];
for (const [name, change] of variants) {
  rmSync(out, { recursive: true, force: true });
  rmSync(path.join(cache, 'search'), { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const settings = { ...usualSettings, ...change };
  const started = process.cpuUsage();
  await withPool(2, async (pool) =>
    writeSearchIndex(
      prepared,
      undefined,
      { out, cache, settings },
      {
        index: async (job) => pool.index(job),
        // In this process, whose processor time is what the table shows.
        merge: async (job) => Promise.resolve(mergeIndex(job)),
      },
      () => undefined,
    ),
  );
  const own = process.cpuUsage(started);
  rows.push([name, ...(await measureBytes()), `${((own.user + own.system) / 1e6).toFixed(1)} s`]);
  console.log(rows.at(-1)?.join(' | '));
}
rmSync(out, { recursive: true, force: true });
writeFileSync(
  path.join(programRoot, 'bench/search-tuning.md'),
  `# What the index trades

Written by \`node bench/search-tuning.ts ${chapters}\` on ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}. ${chapters} generated chapters of about a thousand characters, ${queries} stretches of 2–8 characters drawn from them, each asked of an index newly opened. Bytes are those of zipped files. The merge is processor time but that of indexing the volumes, zipping of words included.

${writeTable({
  head: [
    '',
    'files',
    'size',
    'opening',
    'cold p50',
    'cold p90',
    'ten results p50',
    'p90',
    'merge CPU',
  ],
  rows,
})}

As it is: ${JSON.stringify(usualSettings)}.
`,
);

/** Stretches of text that stand somewhere. */
function drawQueries(): string[] {
  const random = randomFrom(4);
  const all = prepared.compiled.works.flatMap(({ chapters: of }) => of);
  return Array.from({ length: queries }, () => {
    const { volume, textRange } = random.pick(all);
    const text = readFileSync(volumePath(cache, volume, 'txt')).toString('utf8', ...textRange);
    const lines = text.split(/[\n\t]/).filter((line) => line.length >= 8);
    const line = lines.length === 0 ? text : random.pick(lines);
    const length = random.between(2, 8);
    const from = random.between(0, Math.max(0, line.length - length));
    return line.slice(from, from + length);
  });
}

async function measureBytes(): Promise<string[]> {
  const folder = path.join(out, 'pagefind');
  let bytes = 0;
  const transport: Transport = {
    read: async (name) => {
      const file = readFileSync(path.join(folder, name));
      bytes += file.length;
      return Promise.resolve(new Uint8Array(file));
    },
  };
  const [cold, shown]: [number[], number[]] = [[], []];
  let opening = 0;
  for (const typed of wanted) {
    bytes = 0;
    const bundle = await openBundle({ base: '' }, 'http://tuning.test/pagefind/', transport);
    opening = bytes;
    const term = { any: [typed], isPhrase: true, isExcluded: false };
    const { found } = await bundle.search({ terms: [term], filters: {}, sort: 'relevance' });
    cold.push(bytes - opening);
    const before = bytes;
    found.sort((a, b) => b.score - a.score);
    await Promise.all(found.slice(0, 10).map(async (hit) => hit.load()));
    shown.push(bytes - before);
  }
  const { files, bytes: size } = indexSize(folder);
  return [
    String(files),
    `${(size / 1e6).toFixed(1)} MB`,
    kilobytes(opening),
    kilobytes(percentile(cold, 0.5)),
    kilobytes(percentile(cold, 0.9)),
    kilobytes(percentile(shown, 0.5)),
    kilobytes(percentile(shown, 0.9)),
  ];
}
