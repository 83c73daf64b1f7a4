import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Works that reading rooms hold, that were given away, and that galleries show, are works of the portal. */
export const workUnknown: Check = {
  code: 'work-unknown',
  *run({ works, items }) {
    const known = new Set(works.map(({ id }) => id));
    const named = [
      ...items['reading-rooms'].map(({ file, meta }) => ({
        file,
        ids: meta.holdings.map(({ work }) => work),
      })),
      ...items.donations.map(({ file, meta }) => ({
        file,
        ids: meta.books.map(({ work }) => work),
      })),
      ...items.galleries.map(({ file, meta }) => ({ file, ids: meta.works })),
    ];
    for (const { file, ids } of named) {
      for (const id of ids) {
        if (id === undefined || known.has(id)) continue;
        yield aFinding(
          'work-unknown',
          file,
          `著作“${id}”不存在，或尚未公开。请核对 works/ 里的文件夹名；不是本站著作的，改写 title（书名）。`,
        );
      }
    }
  },
};
