import { parseEdtf } from '../model/edtf.ts';
import { aFinding } from '../model/finding.ts';
import type { Person } from '../model/person.ts';
import type { Check } from './check.ts';

/** Nobody born before this year is alive; a year, not an age, so that the check needs no clock. */
const longAgo = 1900;

/** Facts about a person fit whether they live: of the living no day or month of birth, of the dead no `living`. */
export const livingPersonDetail: Check = {
  code: 'living-person-detail',
  *run({ items }) {
    for (const { file, meta } of items.people) {
      const message = findDetail(meta);
      if (message !== undefined) yield aFinding('living-person-detail', file, message);
    }
  },
};

function findDetail({ name, born, died, living }: Person): string | undefined {
  if (living && died !== undefined) {
    return `${name}既写了 living: true（在世），又写了 died（去世日期）。请删去其中一项。`;
  }
  const birth = born === undefined ? undefined : parseEdtf(born)?.start;
  if (born === undefined || !birth || died !== undefined) return undefined;
  if (living && birth.year < longAgo) {
    return `${name}生于${birth.year}年，却写作在世（living: true）。请核对出生年份；已去世的删去 living，能查到的补写 died。`;
  }
  if (birth.month === 0 || birth.year < longAgo) return undefined;
  const yearOnly = `born: "${String(birth.year)}"`;
  return living
    ? `${name}在世，出生日期写到了月、日。门户只显示年份，资料里也请只写 ${yearOnly}。`
    : `${name}的出生日期写到了月、日，却没有写是否在世，门户会全部显示。在世的请写 living: true 并只写 ${yearOnly}；已去世的请补写 died。`;
}
