import { parseEdtf } from '../model/edtf.ts';
import { aFinding } from '../model/finding.ts';
import { longAgo, mayBeLiving, type Person } from '../model/person.ts';
import type { Check } from './check.ts';

/**
 * Facts about a person fit whether they live: of the living no day or month of birth, no number to reach or identify
 * them by and no house; of the dead no `living`.
 */
export const livingPersonDetail: Check = {
  code: 'living-person-detail',
  *run({ items }) {
    for (const { file, meta } of items.people) {
      for (const message of [findDate(meta), ...findPrivate(meta)])
        if (message !== undefined) yield aFinding('living-person-detail', file, message);
    }
  },
};

function findDate({ name, born, died, living }: Person): string | undefined {
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
    : `${name}的出生日期写到了月、日，却没有写是否在世，门户当作在世，只显示年份。在世的请写 living: true 并只写 ${yearOnly}；已去世的请补写 died。`;
}

/** What may not be told of the living, whoever they are, and what it is called. */
const privateDetails: [pattern: RegExp, what: string, advice: string][] = [
  [/\d{4}年\d{1,2}月(?:\d{1,2}日)?[，,]?(?:出?生|诞生)/, '出生的月、日', '请只写年份'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/, '电话号码', '请删去'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/, '身份证号码', '请删去'],
  [/(?:家住|住址|现住)[^，。；]*(?:号|室|栋|单元|\d+组)/, '家庭住址', '请只写到乡镇、村'],
];

function* findPrivate(person: Person): Generator<string> {
  if (!person.living && !mayBeLiving(person)) return;
  const told = [person.summary, person.distinction, person.nativePlace, ...person.otherNames];
  const text = told.filter((part) => part !== undefined).join('\n');
  for (const [pattern, what, advice] of privateDetails) {
    if (pattern.test(text)) yield `${person.name}在世，资料里写有${what}。${advice}。`;
  }
}
