import { formatEdtf } from '../model/edtf.ts';
import type { Person } from '../model/person.ts';

/** `1898—1971`, or what is known of it; of the living only the year of birth is shown. */
export function formatLife({
  born,
  died,
  living,
}: Pick<Person, 'born' | 'died' | 'living'>): string {
  const year = (date: string | undefined): string =>
    date === undefined ? '?' : formatEdtf(yearOf(date)).replace(/年(?!代)/, '');
  if (born === undefined && died === undefined) return '';
  return living
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
  const {
    courtesyName,
    artName,
    otherNames,
    gender,
    ethnicity,
    born,
    died,
    living,
    nativePlace,
    pinyin,
  } = person;
  const birth = born === undefined ? undefined : formatEdtf(living ? withoutMark(born) : born);
  return [
    ['读音', pinyin],
    ['字', courtesyName],
    ['号', artName],
    ['别名', otherNames.join('、')],
    ['性别', gender && { male: '男', female: '女' }[gender]],
    ['民族', ethnicity],
    ['出生', birth],
    ['去世', died === undefined ? undefined : formatEdtf(died)],
    ['籍贯', nativePlace],
  ];
}
