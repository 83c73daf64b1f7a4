import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasTool, reason, run } from '../exchange/stock-tools.ts';
import { smallContent, writeFiles } from '../temp-content.ts';
import { aPlace, fangzhi, serve, type Place, type Serving } from './run-cli.ts';

const gone = JSON.stringify({
  at: 'baiyan-village/gone',
  title: '撤下的',
  digest: 'x',
  gone: { date: '2024-05-01', reason: '权利' },
});

let place: Place;
let serving: Serving;
beforeAll(async () => {
  place = await aPlace();
  const files = { ...smallContent(), 'ids.jsonl': `${gone}\n` };
  await writeFiles(
    place.cwd,
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text])),
  );
  await fangzhi(place, 'build --content content --out site --no-search');
  serving = await serve(place, '--out site --port 0 --oai');
}, 120_000);
afterAll(async () => {
  await serving.stop();
});

const ask = async (query: string, init?: RequestInit): Promise<string> =>
  (await fetch(`${serving.origin}/oai${query}`, init)).text();

describe('a portal’s gateway', () => {
  test('answers by GET and by POST, beside the pages', async () => {
    const identified = await ask('?verb=Identify');
    expect(identified).toContain(`<baseURL>${serving.origin}/oai</baseURL>`);
    const posted = await ask('', {
      method: 'POST',
      body: new URLSearchParams({ verb: 'Identify' }),
    });
    expect(posted.replace(/<responseDate>.*?</, '')).toBe(
      identified.replace(/<responseDate>.*?</, ''),
    );
    expect(await (await fetch(`${serving.origin}/index.html`)).text()).toContain('清溪方志');
  });

  test('refuses a form longer than a query can be', async () => {
    const response = await fetch(`${serving.origin}/oai`, {
      method: 'POST',
      body: 'x'.repeat(100_000),
    });
    expect(response.status).toBe(413);
  });

  test('names its works, their chapters, and what is gone', async () => {
    const answer = await ask('?verb=ListIdentifiers&metadataPrefix=oai_dc');
    expect(answer.match(/(?<=<identifier>oai:fangzhi\.qingxi\.example:)[^<]+/g)).toEqual([
      'baiyan-village',
      'baiyan-village/gone',
      'baiyan-village/overview',
      'baiyan-village/paper',
      'baiyan-village/tea',
      'qingxi-yearbook-2022',
      ...[
        'agriculture/grain',
        'agriculture/tea',
        'appendix',
        'biographies',
        'chronicle',
        'editorial-note',
        'overview',
      ].map((id) => `qingxi-yearbook-2022/${id}`),
    ]);
    expect(answer.match(/status="deleted"/g)).toHaveLength(1);
  });

  const tools = ['oai_pmh'];
  test.skipIf(!tools.every(hasTool))(`is harvested by Perl’s HTTP::OAI${reason(...tools)}`, () => {
    const script = `
use HTTP::OAI; binmode STDOUT, ':utf8';
my $harvester = HTTP::OAI::Harvester->new(baseURL => '${serving.origin}/oai');
my $list = $harvester->ListRecords(metadataPrefix => 'oai_dc');
my ($records, $deleted) = (0, 0);
while (my $record = $list->next) { $records++; $deleted++ if $record->is_deleted }
die $list->message if $list->is_error;
print "$records $deleted ", $harvester->Identify->repositoryName;`;
    expect(run(place.cwd, 'perl', script).output).toBe('13 1 清溪方志');
  });
});

describe('the lists beside a portal', () => {
  test('give each page of it with the digest of its bytes', async () => {
    const list = await readFile(
      path.join(place.cwd, 'site/resourcesync/resource-list.xml'),
      'utf8',
    );
    const listed = [
      ...list.matchAll(
        /<loc>https:\/\/fangzhi\.qingxi\.example\/([^<]+)<\/loc><rs:md hash="sha-256:([0-9a-f]{64})" length="(\d+)"/g,
      ),
    ];
    expect(listed.length).toBeGreaterThan(20);
    for (const [, name = '', digest, length] of listed) {
      const bytes = await readFile(path.join(place.cwd, 'site', name));
      expect(
        [createHash('sha256').update(bytes).digest('hex'), String(bytes.length)],
        name,
      ).toEqual([digest, length]);
    }
  });

  test('name no day that the content does not', async () => {
    const changes = await readFile(
      path.join(place.cwd, 'site/resourcesync/change-list.xml'),
      'utf8',
    );
    expect(new Set(changes.match(/\d{4}-\d{2}-\d{2}T/g))).toEqual(new Set(['2024-05-01T']));
    const repository = await readFile(
      path.join(place.cwd, 'site/oai/static-repository.xml'),
      'utf8',
    );
    expect(repository.match(/<oai:record>/g)).toHaveLength(2);
  });

  test('are not there for a portal without an address', async () => {
    const other = await aPlace();
    const { 'portal.yaml': portal, ...rest } = smallContent();
    const files = { ...rest, 'portal.yaml': String(portal).replace(/site:.*\n/, '') };
    await writeFiles(
      other.cwd,
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text])),
    );
    await fangzhi(other, 'build --content content --out site --no-search');
    const { exitCode, stderr } = await fangzhi(other, 'serve --out site --oai --port 0');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('请在 portal.yaml 写明 site')]);
  }, 60_000);
});
