import { openBundle, type BundleAnswer, type OpenBundle } from './bundle.ts';
import type {
  Bundle,
  CountedFacets,
  Engine,
  EngineOptions,
  SearchAnswer,
  SearchRequest,
} from './contract.ts';
import { addCounts } from './facet-counts.ts';
import { findInText } from './find-in-text.ts';
import { makeFold } from './fold.ts';
import { compareChapters } from './order-chapters.ts';
import { missingFiles, notAnswering, notOpening, sayingNothing } from './problems.ts';
import { scriptTransport } from './script-transport.ts';
import { readSpelling } from './spelling.ts';
import { fetchTransport } from './transport.ts';

export type { Bundle, Engine, EngineOptions, SearchRequest } from './contract.ts';
/** A bundle that is being opened. */
interface Member {
  bundle: Bundle;
  /** `undefined` when it cannot be. */
  opening: Promise<OpenBundle | undefined>;
  /** Once it is. */
  open?: OpenBundle | undefined;
  /** Whether it was waited for in vain; until it opens it is not waited for again, or every search would take as long. */
  isLate?: boolean;
}

const usualTimeoutMs = 2000;

/**
 * Opens search over one or several indexes. Of several, one that does not answer in time is named in the answer's
 * `problems` and the others answer; should it come later, it takes part from then on. A portal's own index alone is
 * waited for. Never rejects.
 */
export async function openEngine({
  bundles,
  timeoutMs = usualTimeoutMs,
}: EngineOptions): Promise<Engine> {
  const members = bundles.map(openMember);
  const inTime = async <Value>(work: Promise<Value>): Promise<Value | Late> =>
    members.length > 1 ? Promise.race([work, lateAfter(timeoutMs)]) : work;
  const ask = async (member: Member, request: SearchRequest): Promise<Answer> =>
    member.isLate && !member.open ? late : inTime(askMember(member, request));
  await Promise.all(
    members.map(async (member) => {
      member.isLate = (await inTime(member.opening)) === late;
    }),
  );
  const foldOf = (): ((codePoint: number) => number) =>
    members.find(({ open }) => open)?.open?.index.fold ?? makeFold('');
  return {
    filters: async () => {
      const all: SearchRequest = { terms: [], filters: {}, sort: 'relevance' };
      const answers = await Promise.all(members.map(async (member) => ask(member, all)));
      return countAll(members, answers, inTime);
    },
    search: async (request) => {
      const answers = await Promise.all(members.map(async (member) => ask(member, request)));
      const answer: SearchAnswer = {
        ...mergeAnswers(members, answers, request),
        counts: async () => countAll(members, answers, inTime),
      };
      const fold = foldOf();
      const silent = request.terms.filter(
        ({ any }) => !any.some((typed) => readSpelling(typed, fold) !== undefined),
      );
      answer.problems.push(...silent.map(({ any }) => sayingNothing(any[0] ?? '')));
      return answer;
    },
    find: (text, terms) => findInText(text, terms, foldOf()),
    close: () => {
      members.length = 0;
    },
  };
}

function openMember(bundle: Bundle): Member {
  const base = new URL(bundle.base, globalThis.document?.baseURI).href;
  const transport = base.startsWith('file:') ? scriptTransport(base) : fetchTransport(base);
  const member: Member = {
    bundle,
    opening: openBundle(bundle, base, transport).catch(() => undefined),
  };
  void member.opening.then((open) => (member.open = open));
  return member;
}

const late = Symbol('late');
type Late = typeof late;

async function lateAfter(timeoutMs: number): Promise<Late> {
  return new Promise((resolve) => setTimeout(() => resolve(late), timeoutMs));
}

type Answer = BundleAnswer | Late | undefined;

const isAnswer = (answer: Answer): answer is BundleAnswer =>
  answer !== undefined && answer !== late;

async function askMember(
  { opening }: Member,
  request: SearchRequest,
): Promise<BundleAnswer | undefined> {
  const open = await opening;
  return open?.search(request).catch(() => undefined);
}

/** Results of all members in one order, and what is to be said of those that gave none. */
function mergeAnswers(
  members: readonly Member[],
  answers: readonly Answer[],
  { sort }: SearchRequest,
): Omit<SearchAnswer, 'counts'> {
  const given = answers.filter(isAnswer);
  const hits = given.flatMap(({ found }) => found).sort(compareChapters(sort));
  const problems = answers.flatMap((answer, index) => {
    const owner = members[index]?.bundle.owner;
    if (answer === late) return [notAnswering(owner)];
    if (answer === undefined) return [notOpening(owner)];
    return answer.missing.length > 0 ? [missingFiles(owner, answer.missing)] : [];
  });
  return {
    total: hits.length,
    hits,
    problems,
  };
}

/** Counts of all members that answered. */
async function countAll(
  members: readonly Member[],
  answers: readonly Answer[],
  inTime: <Value>(work: Promise<Value>) => Promise<Value | Late>,
): Promise<CountedFacets> {
  const counted = await Promise.all(
    answers.map(async (answer) =>
      isAnswer(answer) ? inTime(answer.counts()).catch(() => undefined) : undefined,
    ),
  );
  const given = counted.map((each) => (each === late ? undefined : each));
  return {
    counts: addCounts(given.flatMap((each) => (each ? [each.counts] : []))),
    problems: given.flatMap((each, index) =>
      each && each.missing.length > 0
        ? [missingFiles(members[index]?.bundle.owner, each.missing)]
        : [],
    ),
  };
}
