import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A work that belongs to another office names one of the alliance's members. */
export const memberUnknown: Check = {
  code: 'member-unknown',
  *run({ works, items }) {
    const known = new Set(items.members.map(({ id }) => id));
    for (const { file, meta } of works) {
      if (meta.owner === undefined || known.has(meta.owner)) continue;
      yield aFinding(
        'member-unknown',
        file,
        `owner 写的成员单位“${meta.owner}”没有登记。请核对编号，或新建 members/${meta.owner}.yaml；本单位自己的著作不必写 owner。`,
      );
    }
  },
};
