import { compareEdtf, formatEdtf } from '../model/edtf.ts';
import { isDoubtful, spanDays } from '../model/edtf-days.ts';
import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

interface Period {
  name: string;
  from?: string | undefined;
  to?: string | undefined;
}

/** Names of a place or organisation through time (沿革) stand oldest first, each ending no earlier than it begins. */
export const namePeriod: Check = {
  code: 'name-period',
  *run({ items }) {
    for (const { file, meta } of [...items.places, ...items.organisations]) {
      for (const [index, period] of meta.names.entries()) {
        const message = findWrong(period, meta.names[index - 1]);
        if (message !== undefined) yield aFinding('name-period', file, message);
      }
    }
  },
};

function findWrong({ name, from, to }: Period, before: Period | undefined): string | undefined {
  if (from !== undefined && to !== undefined && !isDoubtful(from) && !isDoubtful(to)) {
    if (spanDays(undefined, to).last < spanDays(from, undefined).first)
      return `“${name}”的止期${formatEdtf(to)}早于起期${formatEdtf(from)}。请核对 from 和 to。`;
  }
  if (before?.from === undefined || from === undefined) return undefined;
  return compareEdtf(before.from, from) > 0
    ? `“${name}”（${formatEdtf(from)}起）排在“${before.name}”（${formatEdtf(before.from)}起）之后。names 从早到晚排列，请移到前面，或核对日期。`
    : undefined;
}
