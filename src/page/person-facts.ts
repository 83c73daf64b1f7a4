import { edtfYears, formatEdtf } from '../model/edtf.ts';
import type { Person } from '../model/person.ts';

/** `1898—1971`, or what is known of it; of the living only the year of birth is shown. */
export function formatLife({ born, died, living }: Pick<Person, 'born' | 'died' | 'living'>): string {
  const year = (date: string | undefined): string => {
    const years = date === undefined ? undefined : edtfYears(date);
    return years ? formatEdtf(String(years.from).padStart(4, '0')).replace('年', '') : '?';
  };
  if (born === undefined && died === undefined) return '';
  return living ? `${year(born)}—` : `${year(born)}—${year(died)}`;
}

/** What a person's page lists, label and value. Of the living no month or day of birth is shown. */
export function personFacts(person: Person): [string, string | undefined][] {
  const { courtesyName, artName, otherNames, gender, ethnicity, born, died, living, nativePlace, pinyin } = person;
  const birth = born === undefined ? undefined : formatEdtf(living ? born.replace(/^(-?\d{4}).*$/, '$1') : born);
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
