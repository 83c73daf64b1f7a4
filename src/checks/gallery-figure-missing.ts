import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Pictures a gallery takes from chapters stand in them. */
export const galleryFigureMissing: Check = {
  code: 'gallery-figure-missing',
  *run({ works, items }) {
    const chapters = new Map(
      works.flatMap((work) => work.chapters.map((chapter) => [chapter.id, chapter] as const)),
    );
    const withheld = new Set(works.flatMap(({ absent }) => absent ?? []));
    for (const { file, meta } of items.galleries) {
      for (const { chapter: id, file: picture } of meta.pictures) {
        if (id === undefined || withheld.has(id)) continue;
        const chapter = chapters.get(id);
        if (chapter?.figures.some(({ src }) => src === picture)) continue;
        yield aFinding(
          'gallery-figure-missing',
          file,
          chapter
            ? `篇章 ${id} 里没有图片 ${picture}。请照篇章里 <Figure src> 的写法写文件名。`
            : `篇章 ${id} 不存在。请写 著作编号/篇章编号，例如 baiyan-village/tea，不带序号和 .mdx。`,
        );
      }
    }
  },
};
