import type { Corpus, Work } from '../../corpus/corpus.ts';
import { readReleasePortal } from '../../corpus/read-accepted.ts';
import { isWithheld, type Release } from '../../model/access.ts';
import type { Portal } from '../../model/portal.ts';
import { acceptedReleaseFolder } from '../../model/accepted.ts';
import type { Finding } from '../../model/finding.ts';
import { chapterTexts } from '../../press/chapter-texts.ts';
import { findingSentence } from '../finding-sentence.ts';
import { Refusal, type Problem } from '../problem.ts';
import { checkFonts } from './check-fonts.ts';
import type { Candidate } from './clashes.ts';
import { inspectWork, readChapters, type ChapterText } from './inspect-work.ts';
import { releaseOf, type Offer } from './offer.ts';
import type { Wanted } from './plan.ts';

/** A work that was offered, read and found sound. */
export interface Offered {
  wanted: Wanted;
  work: Work;
  candidate: Candidate;
  /** The facts of its owner's portal, where they came along. */
  portal: Portal | undefined;
}

/**
 * Reads staged works as a build would.
 *
 * @throws {Refusal} naming every place that would keep one from being shown.
 */
export async function readOffered(
  staged: string,
  wanted: readonly Wanted[],
  release: Release,
): Promise<Offered[]> {
  const problems: Problem[] = [];
  const offered: Offered[] = [];
  const portals = new Map<Offer, Portal | undefined>();
  for (const each of wanted) {
    const { id, folder, offer, work: plainId } = each;
    if (!portals.has(offer)) {
      portals.set(offer, await readReleasePortal(staged, releaseOf(offer)));
      for (const finding of await checkFonts(staged, releaseOf(offer)))
        problems.push({
          file: finding.file.replace(`${releaseOf(offer)}/`, offer.within),
          kind: 'refused',
          reason: findingSentence(finding),
        });
    }
    const portal = portals.get(offer);
    const { work, chapters, findings } = await inspectWork(staged, { id, folder }, release);
    problems.push(...findings.map((finding) => problemOf(finding, folder, each)));
    if (!work) continue;
    const candidate: Candidate = {
      work,
      plainId,
      member: offer.member,
      office: offer.layer.release.office,
      division: portal?.division,
      chapters,
    };
    offered.push({ wanted: each, work, candidate, portal });
  }
  if (problems.length > 0) throw new Refusal(problems);
  return offered;
}

/** The place of a finding as the bundle's own office knows it. */
function problemOf(finding: Finding, folder: string, { offer, work }: Wanted): Problem {
  const file = finding.file.replace(folder, `${offer.within}works/${work}`);
  return { file, kind: 'refused', reason: findingSentence(finding) };
}

/** The works that stand in the content folder, but those that are to be replaced or removed. */
export async function standingCandidates(
  corpus: Corpus,
  leaving: ReadonlySet<string>,
  { release, cache, threads }: { release: Release; cache: string; threads: number },
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const works = corpus.works.filter(
    ({ id, meta }) => !leaving.has(id) && !isWithheld(meta, release),
  );
  const words = await chapterTexts(corpus, works, { release, cache, jobs: threads });
  for (const work of works) {
    const { id, accepted } = work;
    // What no page shows is compared all the same: its editor is to know that it came.
    const unshown = work.chapters.filter((chapter) => !words.has(chapter.id));
    const read = await readChapters(corpus.root, { ...work, chapters: unshown }, release);
    const others = new Map(read.chapters.map((chapter) => [chapter.id, chapter]));
    const chapters = work.chapters.flatMap(({ id: chapter, file }): ChapterText[] => {
      const shown = words.get(chapter);
      const found = shown ? { id: chapter, file, links: [], ...shown } : others.get(chapter);
      return found ? [found] : [];
    });
    const portal = accepted
      ? await readReleasePortal(corpus.root, acceptedReleaseFolder(accepted))
      : corpus.portal;
    candidates.push({
      work,
      plainId: accepted?.work ?? id,
      member: accepted?.member,
      office: accepted?.office ?? corpus.portal?.office ?? '本单位',
      division: portal?.division,
      chapters,
    });
  }
  return candidates;
}
