import { request } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../temp-content.ts';
import { aPlace, fangzhi, serve, type Place, type Serving } from './run-cli.ts';

const files = {
  'site/index.html': '<h1>首页</h1>',
  'site/404.html': '<h1>没有这一页</h1>',
  'site/works/a.html': '<h1>著作</h1>',
  'site/works/index.html': '<h1>目录</h1>',
  'site/assets/a.css': 'a{}',
  'site/图 1.svg': '<svg/>',
  'site-secret/a.html': '机密',
  'secret.txt': '机密',
};

interface Answer {
  status: number | undefined;
  type: string | undefined;
  body: string;
}

/** Asks for a path as it is written; `fetch` would tidy it first. */
async function ask(port: number, address: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: address, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
      );
    });
    asking.on('error', reject).end();
  });
}

let place: Place;
let serving: Serving;
beforeAll(async () => {
  place = await aPlace();
  await writeFiles(place.cwd, files);
  serving = await serve(place, '--out site --port 0');
});
afterAll(async () => {
  await serving.stop();
});

describe('a served site', () => {
  test('is at the address it says', () => {
    expect(serving.said()).toBe(`网站在 ${serving.origin}/ ，按 Ctrl+C 结束。\n`);
  });

  test.each([
    ['/', 200, 'text/html; charset=utf-8', '<h1>首页</h1>'],
    ['/index.html?a=b', 200, 'text/html; charset=utf-8', '<h1>首页</h1>'],
    ['/works/a.html', 200, 'text/html; charset=utf-8', '<h1>著作</h1>'],
    ['/works/', 200, 'text/html; charset=utf-8', '<h1>目录</h1>'],
    ['/assets/a.css', 200, 'text/css; charset=utf-8', 'a{}'],
    ['/%E5%9B%BE%201.svg', 200, 'image/svg+xml', '<svg/>'],
    ['/works/b.html', 404, 'text/html; charset=utf-8', '<h1>没有这一页</h1>'],
    ['/works', 404, 'text/html; charset=utf-8', '<h1>没有这一页</h1>'],
  ])('answers %s with %i', async (address, status, type, body) => {
    expect(await ask(serving.port, address)).toEqual({ status, type, body });
  });

  test('sends text compressed to who takes it, and the same to who does not', async () => {
    const zipped = await fetch(`${serving.origin}/works/a.html`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe('<h1>著作</h1>');
    const plain = await fetch(`${serving.origin}/works/a.html`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('<h1>著作</h1>');
  });

  test('answers HEAD without a body, and nothing that would change it', async () => {
    expect(await ask(serving.port, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask(serving.port, '/', 'POST')).toMatchObject({ status: 405, body: '' });
    expect(await ask(serving.port, '/', 'DELETE')).toMatchObject({ status: 405, body: '' });
  });

  test.each([
    '/../secret.txt',
    '/../../../../../../etc/passwd',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/works/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..%2fsite-secret/a.html',
    '/../site-secret/a.html',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/a.html%00.css',
    '/%E0%A4%A',
    '/%',
  ])('gives nothing outside its folder: %s', async (address) => {
    const { status, body } = await ask(serving.port, address);
    expect([status, body]).toEqual([404, '<h1>没有这一页</h1>']);
  });

  test('listens to this machine alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const other = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    if (!other) return;
    const asking = fetch(`http://${other.address}:${serving.port}/`);
    await expect(asking).rejects.toThrow('fetch failed');
  });
});

describe('a port that is taken', () => {
  test('is passed over for the next free one, and said so', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const second = await serve(place, `--out site --port ${port}`);
    try {
      expect(second.port).toBeGreaterThan(port);
      expect(second.said()).toBe(
        `端口 ${port} 已被占用，改用 ${second.port}。\n网站在 ${second.origin}/ ，按 Ctrl+C 结束。\n`,
      );
      expect((await ask(second.port, '/')).body).toBe('<h1>首页</h1>');
    } finally {
      await second.stop();
      taken.close();
    }
  });
});

describe('a folder without a site', () => {
  test('is named, with what to run first', async () => {
    const folder = path.join(await tempFolder(), 'none');
    expect(await fangzhi(place, `serve --out ${folder}`)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `${folder} 里没有网站。请先运行 npx fangzhi build。\n`,
    });
  });
});
