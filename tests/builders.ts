import type { Checked, CheckedChapter, CheckedWork } from '../src/checks/check.ts';
import type { Item, Part } from '../src/corpus/corpus.ts';
import type { DatedEvent, FigureUse, Heading, Mention } from '../src/markdown/compiled.ts';
import { chapterSchema, partSchema } from '../src/model/chapter.ts';
import { anchorFor, chapterId, parseOrderedName } from '../src/model/identifiers.ts';
import { registers, type RegisterName } from '../src/model/registers.ts';
import { workSchema } from '../src/model/work.ts';

/*
 * Model objects for tests, valid as they come. Facts are given as an editor writes them and read by the schemas, so a
 * builder cannot make what the program would refuse.
 */

const workId = 'qingxi-yearbook-2022';
const folder = `works/${workId}`;

/** Slugs of a path within a work: `20-agriculture/02-tea.mdx` → `['agriculture', 'tea']`. */
function slugsOf(path: string): string[] {
  return path.split('/').map((name) => {
    const parsed = parseOrderedName(name);
    if (!parsed) throw new Error(`${name} is not the name of a chapter or part.`);
    return parsed.slug;
  });
}

/** A chapter at a path within the work, in the parts its folders name. Has text, but nothing that checks look at. */
export function aChapter(
  path = '20-agriculture.mdx',
  facts: object = {},
  found: Partial<CheckedChapter> = {},
): CheckedChapter {
  const slugs = slugsOf(path);
  return {
    id: chapterId(workId, slugs),
    file: `${folder}/${path}`,
    meta: chapterSchema.parse({ title: '农业', ...facts }),
    parts: slugs.slice(1).map((_, depth) => chapterId(workId, slugs.slice(0, depth + 1))),
    headings: [],
    figures: [],
    mentions: [],
    events: [],
    tables: 0,
    characters: 100,
    ...found,
  };
}

/** A part folder at a path within the work. */
export function aPart(path = '20-agriculture', facts: object = {}): Part {
  const slugs = slugsOf(path);
  return {
    id: chapterId(workId, slugs),
    file: `${folder}/${path}/part.yaml`,
    order: parseOrderedName(path.split('/').at(-1) ?? '')?.order,
    meta: partSchema.parse({ title: '农业', ...facts }),
    within: chapterId(workId, slugs.slice(0, -1)),
  };
}

/** Chapters that make a yearbook whole, in order. */
export function yearbookChapters(): CheckedChapter[] {
  return [
    aChapter('01-editorial-note.mdx', { title: '编辑说明', role: 'editorial-note' }),
    aChapter('03-chronicle.mdx', { title: '大事记', role: 'chronicle' }),
    aChapter('04-overview.mdx', { title: '县情概览', role: 'overview' }),
    aChapter('20-agriculture.mdx'),
    aChapter('80-biographies.mdx', { title: '人物', role: 'biographies' }),
    aChapter('90-appendix.mdx', { title: '附录', role: 'appendix' }),
  ];
}

/** A yearbook; whole unless chapters are given. */
export function aWork(facts: object = {}, found: Partial<CheckedWork> = {}): CheckedWork {
  const yearbook = { kind: 'yearbook', title: '清溪年鉴（2022）', editionYear: 2022 };
  return {
    id: workId,
    file: `${folder}/work.yaml`,
    folder,
    meta: workSchema.parse({ ...yearbook, coverage: { from: 2021, to: 2021 }, ...facts }),
    parts: [],
    chapters: yearbookChapters(),
    ...found,
  };
}

/** Chapters that give a gazetteer all eight genres, in order. */
export function gazetteerChapters(): CheckedChapter[] {
  return [
    aChapter('01-preface.mdx', { title: '序', role: 'preface' }),
    aChapter('02-overview.mdx', { title: '概述', role: 'overview' }),
    aChapter('03-chronicle.mdx', { title: '大事记', role: 'chronicle' }),
    aChapter('20-agriculture.mdx', {}, { tables: 1, figures: [aFigure()] }),
    aChapter('80-biographies.mdx', { title: '人物', role: 'biographies' }),
    aChapter('90-appendix.mdx', { title: '附录', role: 'appendix' }),
    aChapter('95-index.mdx', { title: '索引', role: 'subject-index' }),
  ];
}

/** A county gazetteer; whole unless chapters are given. */
export function aGazetteer(facts: object = {}, found: Partial<CheckedWork> = {}): CheckedWork {
  const gazetteer = {
    kind: 'county-gazetteer',
    title: '清溪县志',
    coverage: { from: 1986, to: 2005 },
  };
  return {
    ...aWork({}, { chapters: gazetteerChapters(), ...found }),
    meta: workSchema.parse({ ...gazetteer, ...facts }),
  };
}

/** An item of a register, as its file `<register>/<id>.yaml` would give it. */
export function anItem<Name extends RegisterName>(
  register: Name,
  id: string,
  facts: object,
): Item<Name> {
  const { form, schema } = registers[register];
  return { id, file: `${register}/${id}.${form}`, meta: schema.parse(facts) as Item<Name>['meta'] };
}

export function aPerson(id = 'cheng-yinong', facts: object = {}): Item<'people'> {
  return anItem('people', id, { name: '程亦农', born: '1938', living: true, ...facts });
}

/** Headings of a chapter as they stand in it, every other line from line 10: `## 茶业` has text, `## 茶业 -` has none. */
export function headings(...written: string[]): Heading[] {
  const parsed = written.map((line) => /^(#+) (.*?)( -)?$/.exec(line) ?? []);
  return parsed.map(([, marks = '', title = '', isEmpty], index) => ({
    depth: marks.length,
    title,
    anchor: anchorFor(title, index),
    start: 0,
    isEntry: (parsed[index + 1]?.[1]?.length ?? 0) <= marks.length,
    digest: '',
    characters: isEmpty ? 0 : 50,
    at: { line: 10 + 2 * index, column: 1 },
  }));
}

export function anEvent(date: string, line = 10): DatedEvent {
  return { date, text: '记事一则。', anchor: anchorFor(date, line), at: { line, column: 1 } };
}

export function aFigure(line = 10): FigureUse {
  const at = { line, column: 1 };
  return { slot: 0, src: 'map.svg', alt: '示意图', kind: 'map', anchor: 'figure-1', at };
}

export function aMention(register: Mention['register'], id: string, line = 10): Mention {
  return { register, id, name: '某某', anchor: '', before: '', after: '', at: { line, column: 5 } };
}

/** What a check looks at: works, and items of registers. */
export function aChecked(works: CheckedWork[], items: Partial<Checked['items']> = {}): Checked {
  const none = Object.fromEntries(Object.keys(registers).map((name) => [name, []]));
  return {
    portal: undefined,
    chronicle: undefined,
    works,
    items: { ...(none as unknown as Checked['items']), ...items },
  };
}
