import { edtfYears, formatEdtf } from '../model/edtf.ts';
import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { worksOfStyle } from './units.ts';

/**
 * Events of a yearbook or gazetteer happen within its 断限, or within that of their chapter where it has its own. An
 * event that reaches over the boundary is within.
 */
export const eventOutsideCoverage: Check = {
  code: 'event-outside-coverage',
  *run(checked) {
    for (const work of [
      ...worksOfStyle(checked, 'yearbook'),
      ...worksOfStyle(checked, 'gazetteer'),
    ]) {
      for (const { file, meta, events } of work.chapters) {
        const coverage = meta.coverage ?? work.meta.coverage;
        if (!coverage) continue;
        for (const { date, at } of events) {
          const years = edtfYears(date);
          if (!years || (years.from <= coverage.to && years.to >= coverage.from)) continue;
          yield aFinding(
            'event-outside-coverage',
            file,
            `${formatEdtf(date)}的记事不在断限${formatSpan(coverage)}之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。`,
            at,
          );
        }
      }
    }
  },
};

function formatSpan({ from, to }: { from: number; to: number }): string {
  const year = (value: number): string =>
    formatEdtf(`${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(4, '0')}`);
  return from === to ? year(from) : `${year(from)}—${year(to)}`;
}
