import { readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { parse } from 'yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Scans } from '../../../src/model/scans.ts';
import { aPlace, fangzhi, type Place } from '../../cli/run-cli.ts';
import { filesOf } from '../../press/portals.ts';
import { chapterFile, writeFiles, type ContentFiles } from '../../temp-content.ts';

const demonstration = path.resolve('content');
const secret = '密不外传之叶';

const leaf = (facts: string): string => `      - { ${facts} }\n`;

/** An old gazetteer with scans of every kind, and characters that only its office's own font draws, or none. */
async function anOffice(): Promise<ContentFiles> {
  const old = path.join(demonstration, 'works/qingxi-xianzhi-guangxu');
  const master = await sharp(path.join(old, 'scans/0002.png')).tiff().toBuffer();
  return {
    'portal.yaml':
      'title: 澄阳方志\ncounty: 澄阳县\ndivision: "999932"\noffice: 澄阳县地方志编纂中心\nsite: https://fangzhi.chengyang.example\ncharacters: { 𧒽: "⿰虫雷 <b>" }\n',
    'works/jiuzhi/work.yaml':
      'kind: old-gazetteer\ntitle: 舊志\nlanguage: lzh-Hant\nlicence: CC0-1.0\n',
    'works/jiuzhi/01-preface.mdx': chapterFile(
      '序',
      '<Leaf n="1a" />序之首葉。\n\n<Leaf n="1b" />序之次葉。\n\n<Leaf n="2a" />序之三葉。',
    ),
    'works/jiuzhi/03-held.mdx': chapterFile(
      '附',
      `<Leaf n="1a" />附之首葉。\n\n<Internal>\n\n${secret}\n\n</Internal>`,
    ),
    // Goes on where the chapter before ends, which is on a leaf without a scan and stays at home.
    'works/jiuzhi/04-after.mdx': chapterFile('跋', '跋無葉次。'),
    // Begins on the last leaf of the preface.
    'works/jiuzhi/02-rules.mdx': chapterFile('凡例', '凡例無葉次。'),
    'works/jiuzhi/00-rare.mdx': (
      await readFile(path.join(old, '11-rare-characters.mdx'), 'utf8')
    ).replace('(10-variants.mdx)', '(01-preface.mdx)'),
    'works/jiuzhi/scans.yaml': `rights: "http://creativecommons.org/publicdomain/zero/1.0/"
statement: 书叶为测试而绘
volumes:
  - title: 卷首
    leaves:
${leaf('id: "0001", label: 1a, leaf: "preface#1a", state: 审定, file: 0001.png')}${leaf('id: "0002", label: 1b, state: 一校, file: 0002.tif')}${leaf(`id: "0003", label: ${secret}, state: 未校, file: 0003.png, access: internal`)}${leaf('id: "0004", label: 2a, state: 二校, image: "https://iiif.example/2a/full/max/0/default.jpg", width: 900, height: 1200')}`,
    'works/jiuzhi/scans/0001.png': await readFile(path.join(old, 'scans/0001.png')),
    'works/jiuzhi/scans/0002.tif': master,
    'works/jiuzhi/scans/0003.png': await readFile(path.join(old, 'scans/0003.png')),
    'works/pictures/work.yaml': 'kind: old-gazetteer\ntitle: 圖冊\nlicence: CC0-1.0\n',
    'works/pictures/scans.yaml': `volumes:\n  - title: 全\n    leaves:\n${leaf('id: "0001", label: 一, state: 审定, file: 0001.png')}`,
    'works/pictures/scans/0001.png': await readFile(path.join(old, 'scans/0004.png')),
  };
}

let place: Place;
const at = (...names: string[]): string => path.join(place.cwd, ...names);
const run = async (command: string): Promise<string> => {
  const { stdout, stderr, exitCode } = await fangzhi(place, `${command} --date 2026-01-01`);
  if (exitCode !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
  return stdout + stderr;
};

async function anotherOffice(code: string): Promise<void> {
  const key = (await readFile(at('key/theirs.pub'), 'utf8')).split('\n')[1] ?? '';
  await writeFiles(at(code), {
    'portal.yaml': `title: ${code}方志\ncounty: ${code}县\ndivision: "${code}"\noffice: ${code}中心\nsite: https://${code}.example\n`,
    [`works/own-${code}/work.yaml`]: 'kind: essays\ntitle: 文集\nlicence: CC0-1.0\n',
    [`works/own-${code}/01-first.mdx`]: chapterFile('甲', '正文。'),
    'members/chengyang.yaml': `name: 澄阳县地方志编纂中心\ndivision: "999932"\nkeys: [${key}]\n`,
  });
}

beforeAll(async () => {
  place = await aPlace();
  await writeFiles(at('theirs'), await anOffice());
  await mkdir(at('theirs/fonts'));
  for (const name of ['OFL.txt', 'qingxi-rare.otf'])
    await copyFile(path.join(demonstration, 'fonts', name), at('theirs/fonts', name));
  await fangzhi(place, 'keys new --out key/theirs');
  await fangzhi(place, 'keys new --out key/ours');
  await run('bundle --content theirs --out bundle --key key/theirs');
  await anotherOffice('999931');
  await run('accept bundle --content 999931');
  await run('build --content 999931 --out site');
}, 600_000);

/** What a page of either portal shows between its header and its footer, but for where it lies and who owns it. */
function shown(portal: string, address: string): string {
  const html = readFileSync(at(portal, address), 'utf8').replaceAll('999932-', '');
  const article =
    (/<article[^]*<\/article>/.exec(html) ?? /<main[^]*<\/main>/.exec(html))?.[0] ?? '';
  return article.replaceAll(/ (?:title|href|data-[a-z-]+)="[^"]*"/g, (found) =>
    /parts|title/.test(found) ? found : '',
  );
}

describe('a work that was taken shows the same as at its owner’s', () => {
  test('its scans come along, but for what is withheld', async () => {
    const names = filesOf(at('bundle/data/sources')).map(([name]) => name);
    expect(
      names
        .filter((name) => /scans|fonts/.test(name))
        .map((name) => name.replace(/rare-\w+/, 'rare-*')),
    ).toEqual([
      'fonts/OFL.txt',
      'fonts/rare-*.otf',
      'fonts/rare-*.otf',
      'works/jiuzhi/scans.yaml',
      'works/jiuzhi/scans/0001.png',
      'works/jiuzhi/scans/0002-copy.jpg',
      'works/pictures/scans.yaml',
      'works/pictures/scans/0001.png',
    ]);
    for (const [name, bytes] of filesOf(at('bundle')))
      expect(bytes.includes(secret), name).toBe(false);
    const text = await readFile(at('bundle/data/sources/works/jiuzhi/scans.yaml'), 'utf8');
    const { volumes } = parse(text) as Scans;
    expect(volumes[0]?.leaves).toMatchObject([
      { id: '0001', leaf: 'preface#1a', state: '审定', file: '0001.png' },
      { id: '0002', leaf: 'preface#1b', state: '一校', master: { file: '0002.tif' } },
      {
        id: '0004',
        leaf: ['preface#2a', 'rules#'],
        image: expect.stringContaining('iiif.example') as string,
      },
    ]);
  });

  test('a master that stays at home is named in the hand-over list', async () => {
    const list = await readFile(at('bundle/data/metadata/handover-list.csv'), 'utf8');
    expect(list).toMatch(/未移交的影像母版,舊志,"?母版 1 个、\d+ 字节，留在本单位/);
    const files = filesOf(at('bundle/data')).length - 2;
    expect(list.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`^,合计,,,,,,,,${files},\\d+$`));
  });

  test('a leaf stands beside the same text, in the same picture', async () => {
    for (const id of ['0001', '0002', '0004']) {
      const theirs = shown('bundle/data/site', `works/jiuzhi/scans/${id}.html`);
      expect(theirs).toContain('葉');
      expect(shown('site', `works/999932-jiuzhi/scans/${id}.html`)).toBe(theirs);
    }
    const last = shown('site', 'works/999932-jiuzhi/scans/0004.html');
    expect(last).toContain('凡例無葉次');
    expect(last).not.toContain('跋無葉次');
    // Cut from the same bytes; the other was cut from a copy that has every pixel of the master.
    const [theirs, ours] = ['bundle/data/site/iiif/jiuzhi', 'site/iiif/999932-jiuzhi'];
    const tiles = (folder: string, id: string) =>
      filesOf(at(folder, id)).filter(([name]) => name.endsWith('.jpg'));
    expect(tiles(ours, '0001')).toEqual(tiles(theirs, '0001'));
    expect(tiles(ours, '0002').map(([name]) => name)).toEqual(
      tiles(theirs, '0002').map(([name]) => name),
    );
    const size = async (folder: string) =>
      sharp(at(folder, '0002/full/max/0/default.jpg')).metadata();
    expect(await size(ours)).toMatchObject({
      width: (await size(theirs)).width,
      height: (await size(theirs)).height,
    });
  });

  test('a book of pictures without text comes along', () => {
    const theirs = shown('bundle/data/site', 'works/pictures/scans/0001.html');
    expect(shown('site', 'works/999932-pictures/scans/0001.html')).toBe(theirs);
  });

  test('rare characters are drawn by the same glyphs, and those without one described the same', () => {
    const fonts = (folder: string) =>
      filesOf(at(folder, 'assets')).filter(([name]) => name.startsWith('rare'));
    expect(fonts('bundle/data/site').length).toBeGreaterThan(1);
    expect(fonts('site')).toEqual(fonts('bundle/data/site'));
    const theirs = shown('bundle/data/site', 'works/jiuzhi/rare.html');
    expect(theirs).toContain('data-parts="⿰虫雷 &lt;b&gt;"');
    expect(shown('site', 'works/999932-jiuzhi/rare.html')).toBe(theirs);
  });

  test('it is passed on as it came', async () => {
    await run('bundle --content 999931 --out passed --key key/ours');
    await anotherOffice('999933');
    const ours = (await readFile(at('key/ours.pub'), 'utf8')).split('\n')[1] ?? '';
    await writeFiles(at('999933'), {
      'members/m999931.yaml': `name: 999931中心\ndivision: "999931"\nkeys: [${ours}]\n`,
    });
    expect(await run('accept passed --content 999933')).toContain('999932-jiuzhi');
    const taken = (code: string) => filesOf(at(code, 'accepted/999932'));
    expect(taken('999933')).toEqual(taken('999931'));
    for (const made of ['passed', 'bundle'])
      expect((await fangzhi(place, `conform ${made}`)).stdout).toContain('结论：符合规范');
  }, 400_000);

  test('the same work gives the same release', async () => {
    await cp(at('theirs'), at('again'), { recursive: true });
    await rm(at('theirs'), { recursive: true });
    await fangzhi(place, 'bundle --content again --out twice --key key/theirs --date 2026-01-01');
    expect(filesOf(at('twice')).map(([name]) => name)).toEqual(
      filesOf(at('bundle')).map(([name]) => name),
    );
    expect(filesOf(at('twice'))).toEqual(filesOf(at('bundle')));
  }, 400_000);
});
