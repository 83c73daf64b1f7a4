import { existsSync, globSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import {
  chromiumMissing,
  findChromium,
  findPlaywrightChromium,
  fontMissing,
  hasChineseFont,
} from './set-up.mjs';

const chromium = findChromium() ?? findPlaywrightChromium();
const chineseFont = hasChineseFont();
const site = process.env['FANGZHI_TEST_SITE'];
const globalSetup = './tests/browser/global-setup.ts';

// Every worker reads this file again; once is enough to say it.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  if (!chromium) console.warn(`\n注意：${chromiumMissing}\n`);
  else if (globSync('tests/browser/**/*.spec.ts').length === 0) {
    console.warn('\n注意：tests/browser 里没有 *.spec.ts，没有浏览器测试可跑。\n');
  }
  if (!chineseFont) console.warn(`\n注意：${fontMissing}\n`);
}

export default defineConfig({
  testDir: './tests/browser',
  testMatch: chromium ? '**/*.spec.ts' : [],
  ...(chineseFont ? {} : { grepInvert: /@cjk-font/ }),
  // Builds and serves the demonstration portal; without a browser there is nobody to serve it to.
  ...(chromium && existsSync(new URL(globalSetup, import.meta.url)) ? { globalSetup } : {}),
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    // Set by the global setup; a worker reads this file after it.
    ...(site ? { baseURL: site } : {}),
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Where the machine's locale is not of UTF-8, Chromium gives a file with a Chinese name another.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      // The sandbox does not start as root; the rest keeps Chromium from calling home on a closed network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
