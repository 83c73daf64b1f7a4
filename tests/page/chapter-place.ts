import { chapterSchema } from '../../src/model/chapter.ts';
import { workSchema } from '../../src/model/work.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import type { CompiledChapter } from '../../src/markdown/compiled.ts';
import type { ChapterPlace } from '../../src/page/chapter-place.ts';

/** What the compile makes of a chapter's text. */
function compiled(body: string): CompiledChapter {
  return compileChapter(`---\ntitle: 茶事\n---\n\n${body}\n`, {
    id: 'baiyan-village/tea',
    file: 'works/baiyan-village/07-tea.mdx',
    release: { today: '2026-01-01', audience: 'public' },
    hiddenItems: new Set(),
    readBeside: () => undefined,
  });
}

export function workMeta(facts: object = {}): ChapterPlace['work']['meta'] {
  return workSchema.parse({
    kind: 'village-gazetteer',
    title: '白岩村志',
    coverage: { from: 1689, to: 2020 },
    ...facts,
  });
}

/** A chapter in its work: `works/baiyan-village/tea.html`, without parts, neighbours or links unless given. */
export function aPlace(
  { body = '正文。', facts = {}, work = {} }: { body?: string; facts?: object; work?: object } = {},
  place: Partial<ChapterPlace> = {},
): ChapterPlace {
  return {
    id: 'baiyan-village/tea',
    meta: chapterSchema.parse({ title: '茶事', ...facts }),
    chapter: compiled(body),
    work: { id: 'baiyan-village', meta: workMeta(work) },
    parts: [],
    previous: undefined,
    next: undefined,
    portalTitle: '清溪方志',
    site: 'https://fangzhi.qingxi.example',
    links: [],
    pictures: [],
    recordings: [],
    undrawn: {},
    keptAnchors: {},
    former: [],
    topics: [],
    ...place,
  };
}
