import path from 'node:path';
import { buildPortal, type BuildOptions, type BuildOutcome } from '../../src/press/build.ts';
import { aFolder, writeFiles } from './files.ts';

/** A portal small enough to read whole: one essay collection with a part, two people of whom one is withheld. */
export const sample: Record<string, string> = {
  'portal.yaml':
    'title: 试县方志\ncounty: 试县\noffice: 试县方志办\nsite: https://example.test/fz\n',
  'people/li-si.yaml': 'name: 李四\nborn: "1901"\ndied: "1975"\n',
  'people/zhang-mi.yaml': 'name: 张秘\naccess: internal\nsummary: 内部人物小传\n',
  'works/wenji/work.yaml':
    'kind: essays\ntitle: 试县文集\nchiefEditor: [王五]\ncoverage: { from: 1949, to: 2020 }\n',
  'works/wenji/01-shui.mdx':
    '---\ntitle: 水\n---\n\n<Person id="li-si">李四</Person>修渠。<Person id="zhang-mi">张秘</Person>记账。\n\n## 堰\n\n堰长三百米。\n\n## 渠\n\n见[堰](#堰)与[山](02-part/01-shan.mdx#石)。\n',
  'works/wenji/02-part/part.yaml': 'title: 山编\n',
  'works/wenji/02-part/01-shan.mdx':
    '---\ntitle: 山\n---\n\n## 石\n\n石色青。[^1]\n\n[^1]: 据石工口述。\n',
  'works/wenji/03-mi.mdx': '---\ntitle: 密件题名\nembargo: "2031-01-01"\n---\n\n密件正文一百字。\n',
};

export interface SampleRun {
  content: string;
  out: string;
  cache: string;
  build: (change?: Partial<BuildOptions>) => Promise<BuildOutcome>;
}

/**
 * A content folder with the sample, changed as told, and a way to build it again and again; in a folder of its own that
 * is gone after the test, or in one given.
 */
export async function aSample(
  files: Record<string, string | Buffer> = {},
  given?: string,
): Promise<SampleRun> {
  const folder = given ?? (await aFolder());
  const [content, out, cache] = ['content', 'out', 'cache'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  await writeFiles(content, { ...sample, ...files });
  return {
    content,
    out,
    cache,
    build: async (change = {}) =>
      buildPortal({
        content,
        out,
        cache,
        release: { today: '2026-01-01', audience: 'public' },
        jobs: 2,
        search: false,
        nowMs: 0,
        ...change,
      }),
  };
}
