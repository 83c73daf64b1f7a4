import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveFolder } from '../../src/cli/web-server.ts';

/** A portal of one chapter, built and served; `members` are those it searches along with itself. */
async function aPortal(
  root: string,
  name: string,
  text: string,
  members: Record<string, string> = {},
): Promise<{ server: Server; site: string }> {
  const content = path.join(root, name);
  const files: Record<string, string> = {
    'portal.yaml': `title: ${name}方志\ncounty: ${name}\noffice: ${name}志办\n`,
    'works/records/work.yaml': `kind: county-gazetteer\ntitle: ${name}志\ncoverage: { from: 1986, to: 2005 }\n`,
    'works/records/01-tea.mdx': `---\ntitle: 茶\n---\n\n## 茶山\n\n${text}\n`,
  };
  for (const [member, site] of Object.entries(members))
    files[`members/m${Object.keys(files).length}.yaml`] =
      `name: ${member}\nsite: ${site}\nsearch: true\n`;
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    writeFileSync(path.join(content, file), source);
  }
  const out = path.join(root, `${name}-site`);
  const build = spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'build', '--content', content, '--out', out],
    { encoding: 'utf8' },
  );
  if (build.status !== 0) throw new Error(build.stderr);
  const { server, port } = await serveFolder(out, 0);
  return { server, site: `http://127.0.0.1:${port}` };
}

let root: string;
let own: string;
const servers: Server[] = [];

test.beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'fangzhi-members-'));
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const silentSite = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const upstream = await aPortal(root, '上游', '上游的老茶树，春分才发芽。');
  const home = await aPortal(root, '本县', '本县的老茶树，清明才发芽。', {
    上游志办: upstream.site,
    静默志办: silentSite,
    断线志办: 'http://127.0.0.1:9',
  });
  servers.push(silent, upstream.server, home.server);
  own = home.site;
});

test.afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(root, { recursive: true, force: true });
});

const status = async (page: Page, said: RegExp): Promise<void> =>
  expect(page.getByRole('status')).toHaveText(said, { timeout: 10_000 });

test('members are searched along, their chapters say whose they are, and the silent are named', async ({
  page,
}) => {
  await page.goto(`${own}/search.html?q=老茶树`);
  await status(page, /^找到 2 篇/);
  const results = page.locator('[data-part=results] > li');
  await expect(results.filter({ hasText: '清明' })).not.toContainText('志办');
  await expect(results.filter({ hasText: '春分' }).locator('.result-owner')).toHaveText('上游志办');
  await expect(page.getByText(/“静默志办”没有及时应答/)).toBeVisible();
  await expect(page.getByText(/“断线志办”的检索库没有打开/)).toBeVisible();
  await page.getByRole('radio', { name: '逐处' }).check();
  const theirs = page.locator('[data-part=rows] > li').filter({ hasText: '春分' });
  await expect(theirs).toContainText('上游志办');
  await theirs.getByText('引文').click();
  await expect(theirs.locator('details')).toContainText('茶山[M/OL]//上游志');
});

test('a member that does not answer is waited for once, not at every search', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${own}/search.html?q=老茶树`);
  await status(page, /^找到 2 篇/);
  // On a clock that stands, only as much time passes as typing takes.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.getByRole('searchbox', { name: '检索词' }).fill('清明');
  await page.clock.runFor(300);
  await status(page, /^找到 1 篇/);
  await expect(page.getByText(/“静默志办”没有及时应答/)).toBeVisible();
});

test('a result of a member opens at the member’s, marked', async ({ page }) => {
  await page.goto(`${own}/search.html?q=春分`);
  await status(page, /^找到 1 篇/);
  await page.locator('[data-part=results]').getByRole('link', { name: '茶山' }).click();
  await expect(page.locator('article mark')).toHaveText('春分');
  expect(page.url().startsWith(own)).toBe(false);
});
