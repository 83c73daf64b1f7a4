import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Chapters that lessons and exhibitions draw on exist, and so do the works the home page shows. */
export const chapterUnknown: Check = {
  code: 'chapter-unknown',
  *run({ works, items, portal }) {
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
