import { compareEdtf, formatEdtf } from '../model/edtf.ts';
import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** In a chapter that is a chronicle (大事记) events stand in the order of their dates. */
export const chronicleOrder: Check = {
  code: 'chronicle-order',
  *run({ works }) {
    for (const { file, meta, events } of works.flatMap(({ chapters }) => chapters)) {
      if (meta.role !== 'chronicle') continue;
      for (const [index, event] of events.entries()) {
        const before = events[index - 1];
        if (before === undefined || compareEdtf(before.date, event.date) <= 0) continue;
        yield aFinding(
          'chronicle-order',
          file,
          `${formatEdtf(event.date)}的记事排在${formatEdtf(before.date)}之后。大事记按时间先后排列，请移到前面，或核对日期。`,
          event.at,
        );
      }
    }
  },
};
