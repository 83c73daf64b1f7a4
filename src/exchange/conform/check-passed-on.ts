import { passedOn, passedOnOffer } from '../accept/offer.ts';
import type { Entry } from '../manifest.ts';
import { Refusal } from '../problem.ts';
import type { Source } from '../source.ts';
import type { TagLayer } from '../tag-layer.ts';
import type { Breach } from './rules.ts';

/** Works of other members are as their owners signed them. Whether those are to be believed is for who accepts. */
export async function checkPassedOn(
  source: Source,
  { release: { member } }: TagLayer,
  entries: readonly Entry[],
): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const place of passedOn(entries)) {
    try {
      await passedOnOffer(source, place, member, entries);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { file, reason } of error.problems)
        breaches.push({
          rule: 'passed-on',
          file: file.startsWith(place.within) ? file : place.within + file,
          message: reason,
        });
    }
  }
  return breaches;
}
