import { formatEdtf } from '../model/edtf.ts';
import { isDoubtful, spanDays } from '../model/edtf-days.ts';
import { aFinding } from '../model/finding.ts';
import type { Person, Tenure } from '../model/person.ts';
import {
  findSuccession,
  termsByOrganisation,
  termsOfPost,
  type Gap,
  type Overlap,
  type Term,
} from '../model/succession.ts';
import type { Check, Checked } from './check.ts';

/** A term does not end before it begins, nor begin before its holder was born or end after the death. */
export const tenureImpossible: Check = {
  code: 'tenure-impossible',
  *run({ items }) {
    for (const { file, meta } of items.people) {
      for (const tenure of meta.tenures) {
        const message = findImpossible(meta, tenure);
        if (message !== undefined) yield aFinding('tenure-impossible', file, message);
      }
    }
  },
};

function findImpossible(
  { name, born, died }: Person,
  { office, from, to }: Tenure,
): string | undefined {
  const post = `${name}任${office}`;
  const certain = (date: string | undefined): string | undefined =>
    isDoubtful(date) ? undefined : date;
  const [begun, ended] = [certain(from), certain(to)];
  const [birth, death] = [certain(born), certain(died)];
  const isBefore = (a: string, b: string): boolean =>
    spanDays(undefined, a).last < spanDays(b, undefined).first;
  if (begun !== undefined && ended !== undefined && isBefore(ended, begun))
    return `${post}，止期${formatEdtf(ended)}早于起期${formatEdtf(begun)}。请核对 tenures 的 from 和 to。`;
  if (begun !== undefined && birth !== undefined && isBefore(begun, birth))
    return `${post}始于${formatEdtf(begun)}，早于出生。请核对任期和 born。`;
  const latest = ended ?? begun;
  if (latest !== undefined && death !== undefined && isBefore(death, latest))
    return `${post}到${formatEdtf(latest)}，晚于去世。请核对任期和 died。`;
  return undefined;
}

/** A post of one holder (正职) has one at a time. */
export const tenureOverlap: Check = {
  code: 'tenure-overlap',
  *run(checked) {
    for (const { post, overlaps, fileOf } of successions(checked)) {
      for (const overlap of overlaps)
        yield aFinding('tenure-overlap', fileOf(overlap.later), explainOverlap(post, overlap));
    }
  },
};

function explainOverlap(post: string, { earlier, later }: Overlap): string {
  const begun = `${later.name}${when(later.from)}任${post}`;
  return earlier.to === undefined
    ? `${begun}，前任${earlier.name}的任期没有写止期。请给${earlier.name}补写 to。`
    : `${begun}，前任${earlier.name}任至${when(earlier.to)}，两人任期重叠。请核对；确有其事的，在机构资料的 posts 里写 exceptions（起讫和原因）。`;
}

/** A post of one holder is never without one while its organisation exists. */
export const tenureGap: Check = {
  code: 'tenure-gap',
  *run(checked) {
    for (const { file, post, gaps } of successions(checked)) {
      for (const gap of gaps) yield aFinding('tenure-gap', file, explainGap(post, gap));
    }
  },
};

function explainGap(post: string, { before, after }: Gap): string {
  return `${post}在${before.name}（任至${when(before.to)}）与${after.name}（${when(after.from)}起）之间无人在任。请补登这一段的任职；确实空缺的，在 posts 里写 exceptions（起讫和原因）；机构当时撤销的，在 names 里写明起止。`;
}

const when = (date: string | undefined): string => (date === undefined ? '' : formatEdtf(date));

interface Succession {
  /** File of the organisation. */
  file: string;
  /** Name of the post, for the editor. */
  post: string;
  overlaps: Overlap[];
  gaps: Gap[];
  fileOf: (term: Term) => string;
}

function* successions({ items }: Checked): Generator<Succession> {
  const terms = termsByOrganisation(items.people);
  const files = new Map(items.people.map(({ id, file }) => [id, file]));
  for (const { id, file, meta } of items.organisations) {
    for (const post of meta.posts.filter(({ principal }) => principal)) {
      const found = findSuccession(post, meta, termsOfPost(post, terms.get(id) ?? []));
      const fileOf = (term: Term): string => files.get(term.person) ?? file;
      yield { file, post: post.name, fileOf, ...found };
    }
  }
}
