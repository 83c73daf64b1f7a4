import { edtfYears } from '../model/edtf.ts';
import type { Person } from '../model/person.ts';

/** A period a person belongs to by the years of activity. */
export interface Period {
  id: string;
  title: string;
  /** Last year of it. */
  until: number;
}

export const periods: readonly Period[] = [
  { id: 'early', title: '元代以前', until: 1367 },
  { id: 'ming', title: '明代', until: 1643 },
  { id: 'qing', title: '清代', until: 1911 },
  { id: 'republic', title: '民国时期', until: 1949 },
  { id: 'present', title: '1949年以后', until: Infinity },
  { id: 'unknown', title: '年代不详', until: -Infinity },
];

/** Years from birth to the prime of life, and from the prime to death, by which an unknown date is made up for. */
const youth = 30;
const age = 20;

/**
 * The period of a person's prime: thirty years after birth, else the first post held, else twenty years before death.
 * An index needs one place for each person, not a judgement.
 */
export function periodOf({
  born,
  died,
  tenures,
}: Pick<Person, 'born' | 'died' | 'tenures'>): Period {
  const year = (date: string | undefined): number | undefined =>
    date === undefined ? undefined : edtfYears(date)?.from;
  const [birth, post, death] = [
    year(born),
    year(tenures.find(({ from }) => from)?.from),
    year(died),
  ];
  const prime = birth !== undefined ? birth + youth : (post ?? (death && death - age));
  const found = periods.find(({ until }) => prime !== undefined && prime <= until);
  return found ?? (periods.at(-1) as Period);
}
