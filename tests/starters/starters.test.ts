import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { workKinds, type WorkKind } from '../../src/model/work-kinds.ts';
import type { StarterFile } from '../../src/starters/file.ts';
import { itemStarters } from '../../src/starters/items.ts';
import { portalStarter } from '../../src/starters/portal.ts';
import { chapterStarter, workStarter } from '../../src/starters/work.ts';
import { checkFolder } from '../checks/check-folder.ts';
import { writeContent, type ContentFiles } from '../temp-content.ts';

const facts = { id: 'baiyan', title: '白岩志', year: 2020 };
const kinds = Object.keys(workKinds) as WorkKind[];

const asFiles = (...starters: StarterFile[][]): ContentFiles =>
  Object.fromEntries(starters.flat().map(({ path, content }) => [path, content]));

/** A portal with these files and, where they have none, a collection of essays. */
async function write(...starters: StarterFile[][]): Promise<string> {
  const others = [portalStarter(facts), workStarter('essays', { ...facts, id: 'essays' })];
  return writeContent({ ...asFiles(...others), ...asFiles(...starters) });
}

/** Findings but those of the collection of essays. */
async function findingsOf(...starters: StarterFile[][]): Promise<string[]> {
  return (await checkFolder(await write(...starters))).map(formatFinding);
}

describe('the beginning of a work', () => {
  test.each(kinds)(
    'of kind %s passes every check as it is, but for what nobody can make up',
    async (kind) => {
      const findings = await findingsOf(workStarter(kind, facts));
      const wanted = workKinds[kind].style === 'gazetteer' ? ['图', '索引'] : [];
      const isVillage = kind === 'village-gazetteer';
      expect(findings.map((finding) => /缺“(.*?)”/.exec(finding)?.[1] ?? finding)).toEqual(
        isVillage ? wanted.slice(0, 1) : wanted,
      );
    },
  );

  test.each(kinds)('of kind %s says its title, its kind and its years', async (kind) => {
    const { works } = await readCorpus(await write(workStarter(kind, facts)));
    const meta = works.find(({ id }) => id === 'baiyan')?.meta;
    expect(meta).toMatchObject({ kind, title: '白岩志', coverage: { to: 2020 } });
    if (meta?.kind === 'yearbook')
      expect(meta).toMatchObject({ editionYear: 2021, coverage: { from: 2020 } });
  });

  test('leaves room between the numbers of its chapters for others', () => {
    const names = workStarter('village-gazetteer', facts).map(({ path }) => path);
    expect(names).toEqual([
      'works/baiyan/work.yaml',
      'works/baiyan/010-preface.mdx',
      'works/baiyan/020-editorial-principles.mdx',
      'works/baiyan/030-overview.mdx',
      'works/baiyan/040-chronicle.mdx',
      'works/baiyan/050-environment.mdx',
      'works/baiyan/060-population.mdx',
      'works/baiyan/070-biographies.mdx',
      'works/baiyan/080-appendix.mdx',
    ]);
  });

  test('of interviews asks for the speaker’s permission', () => {
    const interview = workStarter('oral-history', facts).find(({ content }) =>
      content.includes('role: interview'),
    );
    expect(interview?.content).toContain(
      'consent: { granted: true, by: "讲述人姓名", date: "2020" }\n',
    );
  });
});

describe('the beginning of a chapter', () => {
  test('goes into its work, between the others', async () => {
    const chapter = chapterStarter({ ...facts, id: 'baiyan/065-tea', title: '茶事' });
    const { works, findings } = await readCorpus(
      await write(workStarter('village-gazetteer', facts), chapter),
    );
    expect(findings).toEqual([]);
    const ids = works.find(({ id }) => id === 'baiyan')?.chapters.map(({ id }) => id) ?? [];
    expect(ids.slice(5, 7)).toEqual(['baiyan/population', 'baiyan/tea']);
  });

  test('may go into a part', () => {
    const [file] = chapterStarter({ ...facts, id: 'baiyan/20-land/01-hills' });
    expect(file?.path).toBe('works/baiyan/20-land/01-hills.mdx');
  });
});

describe('the beginning of an item', () => {
  test.each(Object.keys(itemStarters))('%s is read without a finding', async (thing) => {
    const starter = itemStarters[thing]?.(facts) ?? [];
    expect(await findingsOf(starter)).toEqual([]);
    const { items } = await readCorpus(await write(starter));
    const read = Object.values(items).flat();
    expect(read.map(({ id, file }) => [id, file])).toEqual([['baiyan', starter[0]?.path]]);
    expect(JSON.stringify(read[0]?.meta)).toContain('白岩志');
  });

  test('keeps a person alive or dead as the editor says, never by default alive', async () => {
    for (const isLiving of [undefined, false, true]) {
      const starter = itemStarters['person']?.({
        ...facts,
        ...(isLiving === undefined ? {} : { isLiving }),
      });
      const { items } = await readCorpus(await write(starter ?? []));
      expect(items.people[0]?.meta.living).toBe(isLiving ?? false);
    }
  });
});

describe('a title', () => {
  test.each([
    '"引号"与\\反斜杠',
    '清溪: 一县之志',
    '# 井号',
    'yes',
    '2022',
    '- 一',
    '{a: 1}',
    "it's",
    '@志',
    '全角：冒号',
  ])('%s is read as it was given, whatever it means in YAML', async (title) => {
    const root = await write(
      portalStarter({ ...facts, title }),
      workStarter('village-gazetteer', { ...facts, title }),
      ...Object.values(itemStarters).map((starter) => starter({ ...facts, title })),
    );
    const { portal, works, items, findings } = await readCorpus(root);
    expect(findings).toEqual([]);
    expect(portal?.title).toBe(title);
    expect(works.find(({ id }) => id === 'baiyan')?.meta.title).toBe(title);
    for (const { meta } of Object.values(items).flat()) {
      expect('name' in meta ? meta.name : meta.title).toBe(title);
    }
  });
});

describe('the beginning of a portal', () => {
  test.each([
    ['清溪县方志', '清溪县'],
    ['清溪县方志门户', '清溪县'],
    ['清溪史志', '清溪史志'],
    ['方志清溪', '方志清溪'],
  ])('called %s takes %s for the county', async (title, county) => {
    const { portal } = await readCorpus(await write(portalStarter({ ...facts, title })));
    expect(portal).toMatchObject({ title, county });
  });
});

test('advice in comments works when the # is taken away', async () => {
  const open = (files: StarterFile[]): StarterFile[] =>
    files.map(({ path, content }) => ({
      path,
      content: content
        .replace(/^# ?(?=(?:\s*- \{|\s{2})|[a-zA-Z]+:)/gm, '')
        .replace('pictures: []\n', '')
        // Items of other registers that nobody has begun yet.
        .replace(/^(?:within|nativePlaceId|works|parents):.*\n/gm, '')
        .replace(/^ {2}- \{ place:.*\n/gm, ''),
    }));
  const items = ['person', 'place', 'organisation', 'reading-room', 'donation', 'gallery'];
  const opened = items.map((thing) => open(itemStarters[thing]?.(facts) ?? []));
  expect(opened[0]?.[0]?.content).toContain('\ncourtesyName: "某某"\n');
  expect(opened[2]?.[0]?.content).toContain('\nposts:\n');
  const root = await write(...opened, open(workStarter('village-gazetteer', facts)));
  expect((await readCorpus(root)).findings.map(formatFinding)).toEqual([]);
});
