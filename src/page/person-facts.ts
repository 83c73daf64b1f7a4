import { formatEdtf, parseEdtf } from '../model/edtf.ts';
import { mayBeLiving, type Person } from '../model/person.ts';

/** `1898—1971`, or what is known of it; of the living only the year of birth is shown. */
export function formatLife(person: Pick<Person, 'born' | 'died' | 'living'>): string {
  const { born, died } = person;
  const year = (date: string | undefined): string =>
    date === undefined ? '?' : formatEdtf(yearOf(date)).replace(/年(?!代)/, '');
  if (born === undefined && died === undefined) return '';
  // An editor who says both that someone lives and when they died is told; until then the page tells of no death.
  return person.living || mayBeLiving(person)
    ? `${born === undefined ? '?' : year(withoutMark(born))}—`
    : `${year(born)}—${year(died)}`;
}

/** First year a date names, with its mark of doubt, in EDTF. */
function yearOf(date: string): string {
  return date.replace(/^(-?\d\d[\dX]{2})[^?~%/]*([?~%]?).*$/, '$1$2');
}

function withoutMark(date: string): string {
  return yearOf(date).replace(/[?~%]$/, '');
}

/** What a person's page lists, label and value. Of the living no month or day of birth is shown. */
export function personFacts(person: Person): [string, string | undefined][] {
  const { courtesyName, artName, penNames, otherNames, gender, ethnicity, born, died, pinyin } =
    person;
  const isLiving = person.living || mayBeLiving(person);
  const birth = born === undefined ? undefined : formatEdtf(isLiving ? withoutMark(born) : born);
  return [
    ['读音', pinyin],
    ['字', courtesyName],
    ['号', artName],
    ['笔名', penNames.join('、')],
    ['别名', otherNames.join('、')],
    ['性别', gender && { male: '男', female: '女' }[gender]],
    ['民族', ethnicity],
    ['出生', birth],
    ['去世', died === undefined ? undefined : formatEdtf(died)],
  ];
}

/** A date to the day followed by a word of birth, as prose has it. */
const birthInProse = /(\d{4})年\d{1,2}月(?:\d{1,2}日)?(?=[，,]?(?:出?生|诞生))/g;

/** A person's summary; of the living without the month and day of birth, should an editor have written them. */
export function personSummary(person: Person): string | undefined {
  const { summary } = person;
  return person.living || mayBeLiving(person) ? summary?.replace(birthInProse, '$1年') : summary;
}

/** Dates of birth and death as schema.org takes them: whole years, months or days; of the living none. */
export function lifeForMachines(person: Person): { birthDate?: string; deathDate?: string } {
  const plain = (date: string | undefined): string | undefined =>
    date !== undefined && parseEdtf(date)?.end === undefined && /^\d{4}[-\d]*$/.test(date)
      ? date
      : undefined;
  const isLiving = person.living || mayBeLiving(person);
  const [birth, death] = isLiving ? [] : [plain(person.born), plain(person.died)];
  return {
    ...(birth === undefined ? {} : { birthDate: birth }),
    ...(death === undefined ? {} : { deathDate: death }),
  };
}
