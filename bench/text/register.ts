import { randomFrom, type Random } from './random.ts';
import { givenNames, placeHeads, placeTails, surnames } from './words.ts';

/** People and places that chapters name. */
export interface Register {
  people: { id: string; name: string; born: number }[];
  places: { id: string; name: string }[];
}

/** Makes the registers of a portal; `share` shortens them for small ones. */
export function makeRegister(seed: number, share: number): Register {
  const random = randomFrom(seed);
  const count = (most: number): number => Math.max(10, Math.round(most * share));
  return {
    people: Array.from({ length: count(300) }, (_, index) => ({
      id: `p${index + 1}`,
      name: personName(random),
      born: random.between(1820, 1920),
    })),
    places: Array.from({ length: count(200) }, (_, index) => ({
      id: `d${index + 1}`,
      name: placeName(random),
    })),
  };
}

function personName(random: Random): string {
  return (
    random.pick(surnames) +
    random.pick(givenNames) +
    (random.chance(0.7) ? random.pick(givenNames) : '')
  );
}

export function placeName(random: Random): string {
  return (
    random.pick(placeHeads) +
    (random.chance(0.4) ? random.pick(placeHeads) : '') +
    random.pick(placeTails)
  );
}

/** Some items are named far more often than others: the first twentieth by every fifth mention. */
export function pickNamed<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random.next() ** 2 * items.length)];
  if (item === undefined) throw new RangeError('The register is empty.');
  return item;
}
