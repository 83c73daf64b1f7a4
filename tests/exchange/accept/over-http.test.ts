import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/exchange/problem.ts';
import { overHttp } from '../a-mirror.ts';
import { aMember, allFiles, aWork, introduce, publish, take, type Member } from '../a-member.ts';
import { httpFolder, type HttpFolder } from '../http-folder.ts';

let ours: Member;
let server: HttpFolder;
beforeEach(async () => {
  ours = await aMember('999931', aWork('qingxi'));
  const theirs = await aMember('999932', aWork('market'));
  await introduce(ours, theirs);
  await publish(theirs, {}, { 'site/index.html': '<p>', 'site/works/market.html': '<p>' });
  server = await httpFolder(theirs.bundle);
});

describe('a bundle on a web server', () => {
  test('is taken from without asking for the site, and the second time without its works', async () => {
    const { taken } = await take(ours, overHttp(server.address));
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
    expect(server.asked.filter((path) => path.includes('data/site'))).toEqual([]);
    server.asked.splice(0);
    expect((await take(ours, overHttp(server.address))).taken).toEqual([]);
    expect(server.asked.filter((path) => path.includes('data/'))).toEqual([]);
  });

  test.each<[what: string, trick: HttpFolder['trick']]>([
    [
      'sends a chapter without end',
      (path, _request, response) => {
        if (!path.endsWith('01-first.mdx')) return false;
        response.writeHead(200);
        const more = (): void => {
          while (response.writable && response.write(Buffer.alloc(65_536)));
          if (response.writable) response.once('drain', more);
        };
        more();
        return true;
      },
    ],
    [
      'sends another chapter',
      (path, _request, response) => {
        if (!path.endsWith('01-first.mdx')) return false;
        response.end('---\ntitle: 甲\n---\n\n换过。\n');
        return true;
      },
    ],
    [
      'has a chapter no more',
      (path, _request, response) => {
        if (!path.endsWith('01-first.mdx')) return false;
        response.writeHead(404).end();
        return true;
      },
    ],
    [
      'breaks off in the middle of a chapter, each time',
      (path, _request, response) => {
        if (!path.endsWith('01-first.mdx')) return false;
        response.writeHead(200, { 'content-length': '9000' });
        response.write('---\n', () => response.destroy());
        return true;
      },
    ],
  ])('that %s is refused or given up, and nothing changes', async (_, trick) => {
    server.trick = trick;
    const before = await allFiles(ours);
    const outcome = await take(ours, overHttp(server.address)).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Error);
    expect(await allFiles(ours)).toEqual(before);
    server.trick = undefined;
    const { taken } = await take(ours, overHttp(server.address));
    expect(taken).toHaveLength(1);
  });
});

test('an address where there is no bundle is refused in a sentence', async () => {
  await expect(take(ours, overHttp(`${server.address}/nowhere`))).rejects.toThrow(Refusal);
});
