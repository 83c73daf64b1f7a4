import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Chapters that lessons, exhibitions and the chronicle draw on exist, and so do the works the home page shows. */
export const chapterUnknown: Check = {
  code: 'chapter-unknown',
  *run({ works, items, portal, chronicle }) {
    const chapters = new Set(
      works.flatMap((work) => [...work.chapters.map(({ id }) => id), ...(work.absent ?? [])]),
    );
    for (const { file, meta } of [...items.lessons, ...items.exhibits]) {
      for (const id of meta.chapters) {
        if (chapters.has(id)) continue;
        yield aFinding(
          'chapter-unknown',
          file,
          `取材的篇章“${id}”不存在。请写 著作编号/篇章编号，例如 baiyan-village/tea，不带序号和 .mdx。`,
        );
      }
    }
    for (const { chapter: id } of chronicle?.events ?? []) {
      if (id === undefined || chapters.has(id)) continue;
      yield aFinding(
        'chapter-unknown',
        'chronicle.yaml',
        `记事所据的篇章“${id}”不存在。请写 著作编号/篇章编号；不是本站篇章的，改写 source（所据的书、档案）。`,
      );
    }
    const known = new Set(works.map(({ id }) => id));
    for (const id of portal?.featured ?? []) {
      if (!known.has(id))
        yield aFinding(
          'chapter-unknown',
          'portal.yaml',
          `featured 里的著作“${id}”不存在，或尚未公开。请核对著作编号。`,
        );
    }
  },
};
