import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveFolder } from '../../src/cli/web-server.ts';
import { unionFiles } from '../union-content.ts';
import { brokenRules } from './axe.ts';

const own: Record<string, string> = {
  'portal.yaml':
    'title: 清溪方志\ncounty: 清溪县\noffice: 清溪县志办\nsite: https://fangzhi.qingxi.example\n',
  'works/records/work.yaml':
    'kind: county-gazetteer\ntitle: 清溪志\ncoverage: { from: 1986, to: 2005 }\n',
  'works/records/01-tea.mdx': '---\ntitle: 茶\n---\n\n## 茶山\n\n本县的老茶树，清明才发芽。\n',
  'works/records/02-water.mdx': '---\ntitle: 水\n---\n\n## 长堰\n\n长堰灌田万亩。\n',
};

/** The neighbour's own portal: the work that was taken along, one that was not, and a copy of the office's own. */
const neighbour: Record<string, string> = {
  'portal.yaml': 'title: 澄阳方志\ncounty: 澄阳县\noffice: 澄阳县地方志编纂中心（虚构）\n',
  'members/qingxi.yaml': 'name: 清溪县志办\n',
  'works/tea-gazetteer/work.yaml':
    'kind: town-gazetteer\ntitle: 澄阳茶镇志\ncoverage: { from: 1949, to: 2010 }\n',
  'works/tea-gazetteer/01-tea.mdx': '---\ntitle: 茶\n---\n\n澄阳的老茶树，谷雨才发芽。\n',
  'works/paper/work.yaml': 'kind: essays\ntitle: 澄阳纸谈\n',
  'works/paper/01-paper.mdx': '---\ntitle: 纸\n---\n\n老茶树下的纸槽。\n',
  'works/qingxi-records/work.yaml': 'kind: essays\ntitle: 清溪志（存）\nowner: qingxi\n',
  'works/qingxi-records/01-tea.mdx': '---\ntitle: 茶\n---\n\n本县的老茶树，清明才发芽。\n',
};

let root: string;
const servers: Server[] = [];
let site: string;
/** The same, searching the neighbour's portal along. */
let joined: string;
const chapter = 'works/999933-tea-road/camps/rules.html';

function build(name: string, files: Record<string, string>, ...flags: string[]): string {
  const content = path.join(root, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), text);
  }
  const out = `${content}-site`;
  const words = ['src/cli/main.ts', 'build', '--content', content, '--out', out, ...flags];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return out;
}

test.beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'fangzhi-union-'));
  const serve = async (folder: string): Promise<string> => {
    const { server, port } = await serveFolder(folder, 0);
    servers.push(server);
    return `http://127.0.0.1:${port}`;
  };
  site = await serve(build('union', { ...own, ...unionFiles() }, '--offline'));
  const there = await serve(build('neighbour', neighbour));
  const member = `name: 澄阳县地方志编纂中心（虚构）\ndivision: "999932"\nsite: ${there}\nsearch: true\n`;
  joined = await serve(
    build('joined', { ...own, ...unionFiles(), 'members/chengyang.yaml': member }),
  );
});

test.afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(root, { recursive: true, force: true });
});

const facet = (page: Page, value: string) =>
  page.locator('fieldset', { hasText: '所属' }).locator('label', { hasText: value });

test('a chapter of another member says whose it is, and leads to its page, its licence and its original', async ({
  page,
}) => {
  await page.goto(`${site}/${chapter}`);
  const byline = page.locator('.byline');
  await expect(byline).toContainText('所属：望川县史志研究室（虚构）');
  await expect(byline).toContainText('据其第12版（2023年9月30日）收入');
  await expect(byline.getByRole('link', { name: 'CC-BY-4.0' })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by/4.0/',
  );
  await expect(byline.getByRole('link', { name: '原页' })).toHaveAttribute(
    'href',
    'https://shizhi.wangchuan.example/fangzhi/works/tea-road/camps/rules.html',
  );
  await byline.getByRole('link', { name: '望川县史志研究室' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('望川县史志研究室（虚构）');
});

test('every page of another member’s work carries owner and licence', async ({ page }) => {
  for (const address of [
    'works/999933-tea-road.html',
    'works/999933-tea-road/camps.html',
    chapter,
    'works/999933-tea-road/camps/accounts.html',
  ]) {
    await page.goto(`${site}/${address}`);
    await expect(page.locator('main')).toContainText('所属：望川县史志研究室（虚构）');
    await expect(page.locator('main')).toContainText('许可：CC-BY-4.0');
  }
  await page.goto(`${site}/works/999932-tea-gazetteer/tea.html`);
  await expect(page.locator('main')).toContainText('许可：未写明（使用前请向所属单位询问）');
});

test('a member’s page shows its works with licence, release and day, its portal, and searches them', async ({
  page,
}) => {
  await page.goto(`${site}/members/999933.html`);
  const work = page.locator('.member-works > li');
  await expect(work).toHaveCount(1);
  await expect(work).toContainText('望川茶道史料');
  await expect(work).toContainText('第12版（2023年9月30日）');
  await expect(work).toContainText('2023年10月8日');
  await expect(page.getByRole('link', { name: 'shizhi.wangchuan.example/fangzhi' })).toBeVisible();
  await page.getByRole('link', { name: '检索这些著作' }).click();
  // Two chapters, and the pages of the work that have words of their own.
  await expect(page.getByRole('status')).toHaveText(/^找到 4 篇/);
  await expect(facet(page, '望川县史志研究室（虚构）').locator('input')).toBeChecked();
});

test('owners are a facet whose counts are true, alone and with others', async ({ page }) => {
  await page.goto(`${site}/search.html?q=老茶树`);
  await expect(page.getByRole('status')).toHaveText(/^找到 3 篇/);
  for (const name of ['清溪县志办', '澄阳县地方志编纂中心（虚构）', '望川县史志研究室（虚构）'])
    await expect(facet(page, name).locator('small')).toHaveText('1');
  await facet(page, '望川县史志研究室（虚构）').click();
  await expect(page.getByRole('status')).toHaveText(/^找到 1 篇/);
  await expect(page.locator('[data-part=results] > li')).toContainText('驮的是老茶树上的春茶');
  await facet(page, '清溪县志办').click();
  await expect(page.getByRole('status')).toHaveText(/^找到 2 篇/);
  expect(new URL(page.url()).searchParams.getAll('所属').sort()).toEqual([
    '望川县史志研究室（虚构）',
    '清溪县志办',
  ]);
});

test('searching a member along joins what was not taken along, and shows nothing twice', async ({
  page,
}) => {
  await page.goto(`${joined}/search.html?q=老茶树`);
  await expect(page.getByRole('status')).toHaveText(/^找到 4 篇/);
  await expect(page.locator('[data-part=results]')).toContainText('老茶树下的纸槽');
  await expect(facet(page, '清溪县志办').locator('small')).toHaveText('1');
  await expect(facet(page, '澄阳县地方志编纂中心').locator('small')).toHaveText('2');
  await facet(page, '澄阳县地方志编纂中心').click();
  await expect(page.getByRole('status')).toHaveText(/^找到 2 篇/);
});

test('works stand by owner, and the figures of the home page are the office’s own', async ({
  page,
}) => {
  await page.goto(`${site}/works.html`);
  const owners = page.locator('section', { has: page.locator('#owners') });
  await expect(owners.locator('dt')).toHaveText([
    '清溪县志办',
    '澄阳县地方志编纂中心（虚构）',
    '望川县史志研究室（虚构）',
  ]);
  await page.goto(`${site}/index.html`);
  await expect(page.locator('.home-figures')).toContainText('1 部著作');
  expect(readFileSync(path.join(root, 'union-site', 'index.html'), 'utf8')).not.toContain(
    '茶厂开工',
  );
});

test('to take works along changes no byte of the office’s own chapters', () => {
  const alone = build('alone', own);
  for (const name of ['tea', 'water'])
    expect(readFileSync(path.join(root, 'union-site', `works/records/${name}.html`), 'utf8')).toBe(
      readFileSync(path.join(alone, `works/records/${name}.html`), 'utf8'),
    );
  expect(readFileSync(path.join(alone, 'works.html'), 'utf8')).not.toContain('按单位');
});

for (const address of ['members/999933.html', chapter, 'works/999933-tea-road.html'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${address} breaks no rule of accessibility, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`${site}/${address}`);
      expect(await brokenRules(page)).toEqual([]);
    });
