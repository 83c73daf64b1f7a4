import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { retiredName } from '../../src/press/output.ts';
import { digestOf, filesOf, runCli, startCli } from './portals.ts';
import { aFolder, writeFiles } from './files.ts';
import { sample } from './sample.ts';

/** The sample, enlarged so that a build spends time in every step. */
function manyChapters(word: string): Record<string, string> {
  const files: Record<string, string> = { ...sample };
  for (let index = 0; index < 300; index++) {
    files[`works/wenji/${index + 100}-p${index}.mdx`] =
      `---\ntitle: ${word}${index}\n---\n\n## 一\n\n${`${word}第${index}篇。`.repeat(40)}\n`;
  }
  return files;
}

describe('two builds of the same content', () => {
  test('in two time zones, on two caches, are the same byte for byte, search index included', async () => {
    const folder = await aFolder();
    await writeFiles(path.join(folder, 'content'), sample);
    const digests: string[] = [];
    for (const zone of ['Asia/Shanghai', 'America/New_York']) {
      const out = path.join(folder, zone);
      const run = await runCli(
        ['build', '--content', path.join(folder, 'content'), '--out', out, '--date', '2026-01-01'],
        path.join(folder, `cache-${zone}`),
        { TZ: zone },
      );
      expect(run.code, run.output).toBe(0);
      digests.push(digestOf(out));
    }
    expect(digests[0]).toBe(digests[1]);
  }, 60_000);

  test('at the same time do not disturb each other', async () => {
    const folder = await aFolder();
    await writeFiles(path.join(folder, 'content'), sample);
    const runs = await Promise.all(
      ['a', 'b', 'c'].map(async (name) =>
        runCli(
          [
            'build',
            '--content',
            path.join(folder, 'content'),
            '--out',
            path.join(folder, name),
            '--date',
            '2026-01-01',
            '--no-search',
          ],
          path.join(folder, 'cache'),
        ),
      ),
    );
    expect(runs.map(({ code, output }) => (code === 0 ? 'built' : output))).toEqual([
      'built',
      'built',
      'built',
    ]);
    expect(new Set(['a', 'b', 'c'].map((name) => digestOf(path.join(folder, name)))).size).toBe(1);
  }, 60_000);
});

describe('a build killed by SIGKILL', () => {
  test('at ten moments spread over its run leaves a complete old or a complete new site, and the next one succeeds', async () => {
    const folder = await aFolder();
    const [content, out] = [path.join(folder, 'content'), path.join(folder, 'out')];
    const build = [
      'build',
      '--content',
      content,
      '--out',
      out,
      '--date',
      '2026-01-01',
      '--no-search',
    ];
    await writeFiles(content, manyChapters('旧'));
    const started = performance.now();
    expect((await runCli(build, path.join(folder, 'cache'))).code).toBe(0);
    const durationMs = performance.now() - started;
    const old = digestOf(out);
    await cp(out, path.join(folder, 'old-out'), { recursive: true });

    await writeFiles(content, manyChapters('新'));
    const reference = path.join(folder, 'reference');
    expect(
      (
        await runCli(
          [
            'build',
            '--content',
            content,
            '--out',
            reference,
            '--date',
            '2026-01-01',
            '--no-search',
          ],
          path.join(folder, 'cache-2'),
        )
      ).code,
    ).toBe(0);
    const renewed = digestOf(reference);
    expect(renewed).not.toBe(old);

    for (let kill = 0; kill < 10; kill++) {
      const cache = path.join(folder, `cache-kill-${kill}`);
      const run = startCli(build, cache);
      // Random within each tenth, so that no stretch of the run is left out.
      const atMs = durationMs * ((kill + Math.random()) / 10);
      const timer = setTimeout(() => run.child.kill('SIGKILL'), atMs);
      const { code } = await run.ended;
      clearTimeout(timer);
      // Killed in the instant between the two renames, the old site stands complete under its other name.
      const standing = existsSync(out) ? out : retiredName(out);
      const digest = digestOf(standing);
      expect([old, renewed], `killed after ${Math.round(atMs)} ms, exit ${String(code)}`).toContain(
        digest,
      );
      if (digest === renewed) await replaceWithOld();
    }
    expect((await runCli(build, path.join(folder, 'cache-last'))).code).toBe(0);
    expect(digestOf(out)).toBe(renewed);
    expect(existsSync(retiredName(out))).toBe(false);

    async function replaceWithOld(): Promise<void> {
      const keep = path.join(folder, 'old-out');
      await runCli(
        ['build', '--content', content, '--out', out, '--no-search'],
        path.join(folder, 'cache-2'),
      );
      const { rm } = await import('node:fs/promises');
      await rm(out, { recursive: true });
      await cp(keep, out, { recursive: true });
    }
  }, 180_000);
});

describe('development', () => {
  test('shows the same chapter as a build', async () => {
    const folder = await aFolder();
    const [content, out, cache] = [
      path.join(folder, 'content'),
      path.join(folder, 'out'),
      path.join(folder, 'cache'),
    ];
    await writeFiles(content, sample);
    expect(
      (
        await runCli(
          ['build', '--content', content, '--out', out, '--date', '2026-01-01', '--no-search'],
          cache,
        )
      ).code,
    ).toBe(0);
    const dev = startCli(
      ['dev', '--content', content, '--port', '45871', '--date', '2026-01-01'],
      cache,
    );
    try {
      const port = await new Promise<string>((resolve, reject) => {
        let said = '';
        dev.child.stdout?.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /127\.0\.0\.1:(\d+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
        void dev.ended.then(({ output }) => {
          reject(new Error(output));
        });
      });
      const chapters = filesOf(out).filter(
        ([name]) => /^works\/wenji\/.*\.html$/.test(name) && name !== 'works/wenji/part.html',
      );
      expect(chapters.length).toBe(2);
      for (const [name, bytes] of chapters) {
        const response = await fetch(`http://127.0.0.1:${port}/${name}`);
        expect(mainOf(await response.text()), name).toBe(mainOf(bytes.toString()));
      }
    } finally {
      dev.child.kill('SIGTERM');
      await dev.ended;
    }
  }, 60_000);
});

/** What a page shows between its header and footer; development adds attributes that say where markup came from. */
function mainOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/ data-astro-source-(?:file|loc)="[^"]*"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[<>])|(?<=[<>]) /g, '');
}
