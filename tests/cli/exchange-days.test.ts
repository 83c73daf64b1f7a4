import { readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayInChina } from '../../src/model/access.ts';
import { chapterFile, smallContent, writeFiles } from '../temp-content.ts';
import { aPlace, fangzhi, type Place } from './run-cli.ts';

const leaf = `volumes:\n  - title: 全\n    leaves:\n      - { id: "0001", label: 一, state: 审定, file: 0001.png }\n`;
const yearbook = 'content/works/qingxi-yearbook-2022';

let place: Place;
let today: string;
const at = (...names: string[]): string => path.join(place.cwd, ...names);

/** A portal whose editor registered its chapters, then changed one, moved one, gave a work another id, and again. */
beforeAll(async () => {
  place = await aPlace();
  const scan = readFileSync('content/works/qingxi-xianzhi-guangxu/scans/0001.png');
  const files = {
    ...smallContent(),
    'works/old-book/work.yaml':
      'kind: old-gazetteer\ntitle: 舊志\nreleased: "2024-05-01"\nlicence: CC0-1.0\n',
    'works/old-book/01-preface.mdx': chapterFile('序', '志者，記也。一邑之事，皆在其中矣。'),
    'works/old-book/scans.yaml': leaf,
    'works/old-book/scans/0001.png': scan,
  };
  await writeFiles(
    place.cwd,
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text])),
  );
  const facts = await readFile(at(yearbook, 'work.yaml'), 'utf8');
  await writeFile(at(yearbook, 'work.yaml'), `${facts}released: "2024-05-01"\n`);
  await fangzhi(place, 'ids --content content');
  const tea = at(yearbook, '20-agriculture/01-tea.mdx');
  await writeFile(tea, (await readFile(tea, 'utf8')).replace('9386', '9387'));
  await rename(at(yearbook, '04-overview.mdx'), at(yearbook, '04-general.mdx'));
  await rename(at('content/works/old-book'), at('content/works/guangxu'));
  const { stderr, exitCode } = await fangzhi(place, 'ids --content content');
  if (exitCode !== 0) throw new Error(stderr);
  today = dayInChina(Date.now());
  await fangzhi(place, 'build --content content --out site --no-search');
}, 120_000);

const site = 'https://fangzhi.qingxi.example';
const read = (name: string): Promise<string> => readFile(at('site', name), 'utf8');

describe('the feeds of a portal whose registry knows what changed', () => {
  test('say so page by page in ResourceSync, and where a page leads on to', async () => {
    const changes = await read('resourcesync/change-list.xml');
    const entryOf = (page: string) =>
      [...changes.matchAll(/<url>.*?<\/url>/g)]
        .map(([entry]) => entry)
        .filter((entry) => entry.includes(`<loc>${site}/works/${page}.html</loc>`));
    const tea = entryOf('qingxi-yearbook-2022/agriculture/tea');
    expect(
      tea.map((entry) => /change="(\w+)" datetime="([\d-]{10})/.exec(entry)?.slice(1)),
    ).toEqual([
      ['created', '2024-05-01'],
      ['updated', today],
    ]);
    expect(entryOf('qingxi-yearbook-2022/agriculture/grain')).toHaveLength(1);
    expect(entryOf('qingxi-yearbook-2022/overview')).toEqual([
      expect.stringContaining(
        `<rs:ln rel="alternate" href="${site}/works/qingxi-yearbook-2022/general.html"/>`,
      ),
    ]);
    const list = await read('resourcesync/resource-list.xml');
    expect(list).toContain(
      `<loc>${site}/works/qingxi-yearbook-2022/agriculture/tea.html</loc><lastmod>${today}T`,
    );
  });

  test('give the day as the datestamp of the record and its work', async () => {
    const harvested = await read('oai/catalogue.json');
    expect(harvested).toContain(`"title":"茶业","changed":"${today}"`);
    const repository = await read('oai/static-repository.xml');
    const stamps = [
      ...repository.matchAll(/:([\w-]+)<\/oai:identifier>\s*<oai:datestamp>([\d-]+)/g),
    ];
    expect(Object.fromEntries(stamps.map(([, id, day]) => [id, day]))).toMatchObject({
      'qingxi-yearbook-2022': today,
    });
  });

  test('tell of a manifest that moved, with where it is', async () => {
    const { orderedItems } = JSON.parse(await read('iiif-discovery/page-1.json')) as {
      orderedItems: { type: string; object: { id: string }; target?: { id: string } }[];
    };
    expect(orderedItems.map(({ type, object, target }) => [type, object.id, target?.id])).toEqual([
      ['Create', `${site}/iiif/guangxu/manifest.json`, undefined],
      ['Move', `${site}/iiif/old-book/manifest.json`, `${site}/iiif/guangxu/manifest.json`],
    ]);
  });
});
