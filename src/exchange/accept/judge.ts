import type { Corpus, Work } from '../../corpus/corpus.ts';
import type { Accepted } from '../../model/accepted.ts';
import type { Release } from '../../model/access.ts';
import { printable } from '../problem.ts';
import { openShelf, type Clash } from './clashes.ts';
import { readDecisions, type Choice, type Decisions } from './decisions.ts';
import type { Plan, Wanted } from './plan.ts';
import { readOffered, standingCandidates } from './read-candidates.ts';
import { recordOf } from './record.ts';

export interface LeftOut {
  id: string;
  title: string;
  existing: string;
  choice: Choice;
}

/** What becomes of each offered work. */
export interface Judged {
  taken: { wanted: Wanted; work: Work; record: Accepted }[];
  clashes: Clash[];
  leftOut: LeftOut[];
  /** Ids of works here that a taken one takes the place of. */
  replaced: string[];
  /** Works here that the editor has since decided against. */
  reversed: LeftOut[];
  /** New text of the file of decisions, when there is something to ask. */
  questions: string | undefined;
  notes: string[];
}

interface JudgeOptions {
  content: string;
  release: Release;
  self: string | undefined;
  /** Folder that builds use again. */
  cache: string;
  threads: number;
}

/**
 * Holds every offered work against all that stand here and those taken before it, by their ids, and does as the editor
 * decided. A work with a clash that nobody decided on is not taken.
 *
 * @throws {Refusal} when an offered work is not sound.
 */
export async function judge(
  { content, release, self, ...means }: JudgeOptions,
  corpus: Corpus,
  { wanted, removed }: Plan,
  staged: string,
): Promise<Judged> {
  const judged: Judged = {
    taken: [],
    clashes: [],
    leftOut: [],
    replaced: [],
    reversed: [],
    questions: undefined,
    notes: [],
  };
  const decisions = await readDecisions(content);
  const titles = new Map(corpus.works.map(({ id, meta }) => [id, meta.title]));
  judged.reversed = decisions
    .against(corpus)
    .map((reversal) => ({ ...reversal, title: titles.get(reversal.id) ?? reversal.id }));
  const offered = await readOffered(staged, wanted, release);
  if (offered.length === 0) return judged;
  const shelf = openShelf(offered.map(({ candidate }) => candidate));
  const leaving = new Set([
    ...removed,
    ...wanted.map(({ id }) => id),
    ...judged.reversed.map(({ id }) => id),
  ]);
  for (const each of await standingCandidates(corpus, leaving, { release, ...means }))
    shelf.add(each);
  const asked: { clash: Clash; version: number }[] = [];
  for (const each of offered) {
    const { work, wanted: place } = each;
    if (work.meta.owner !== undefined && work.meta.owner !== self) {
      judged.notes.push(
        `${place.id} 没有收：《${printable(work.meta.title)}》写明属于 ${printable(work.meta.owner)}，请向所属单位取它的发布包。`,
      );
      continue;
    }
    const clashes = shelf.clashesOf(each.candidate);
    const version = place.offer.layer.release.version;
    const verdict = decide(clashes, version, decisions);
    if ('asks' in verdict) {
      judged.clashes.push(...verdict.asks);
      asked.push(...verdict.asks.map((clash) => ({ clash, version })));
      continue;
    }
    if ('leftOutFor' in verdict) {
      const { clash, choice } = verdict.leftOutFor;
      const existing = clash.existing.work.id;
      judged.leftOut.push({ id: place.id, title: work.meta.title, existing, choice });
      continue;
    }
    let supersedes: string | undefined;
    for (const { existing } of verdict.over) {
      supersedes = existing.work.id;
      if (existing.member === undefined) continue;
      judged.replaced.push(existing.work.id);
      shelf.remove(existing);
    }
    shelf.add(each.candidate);
    judged.taken.push({ wanted: place, work, record: recordOf(each, release, supersedes) });
  }
  judged.taken = judged.taken.filter(({ wanted: { id } }) => !judged.replaced.includes(id));
  judged.questions = decisions.ask(asked);
  return judged;
}

type Verdict =
  { asks: Clash[] } | { leftOutFor: { clash: Clash; choice: Choice } } | { over: Clash[] };

/** One refusal keeps a work out; so does one clash that nobody decided on. */
function decide(clashes: readonly Clash[], version: number, decisions: Decisions): Verdict {
  const decided = clashes.map((clash) => ({
    clash,
    choice: decisions.find(clash.incoming.work.id, clash.existing.work.id, version),
  }));
  const out = decided.find(({ choice }) => choice === 'refuse' || choice === 'ours');
  if (out?.choice !== undefined) return { leftOutFor: { clash: out.clash, choice: out.choice } };
  const asks = decided.filter(({ choice }) => choice === undefined).map(({ clash }) => clash);
  if (asks.length > 0) return { asks };
  return {
    over: decided.filter(({ choice }) => choice === 'theirs-as-update').map(({ clash }) => clash),
  };
}
