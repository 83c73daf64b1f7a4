import { lstat, mkdir, rename, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCorpus } from '../../corpus/read-corpus.ts';
import { acceptedFolder, decisionsFile, type AcceptedTombstone } from '../../model/accepted.ts';
import type { Release } from '../../model/access.ts';
import { lockFile } from '../lock-file.ts';
import type { Transfer } from '../mirror/target.ts';
import { Refusal, refuse } from '../problem.ts';
import { readEntries } from '../read-entries.ts';
import { readTagLayer } from '../tag-layer.ts';
import type { Clash } from './clashes.ts';
import { checkFiles } from './file-policy.ts';
import { findOffers } from './find-offers.ts';
import { judge, type LeftOut } from './judge.ts';
import { planOffers } from './plan.ts';
import { nextIndex } from './next-index.ts';
import { commit, dropIncoming, stageWorks, sweep } from './stage.ts';

export interface AcceptOptions extends Transfer {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the folder for what builds and later runs can use again. */
  cache: string;
  /** By which the alliance knows the office that accepts; the portal's division where it is not given. */
  self?: string | undefined;
  release: Release;
  /** Only says what would be done. */
  isTrial: boolean;
}

interface Taken {
  id: string;
  title: string;
  office: string;
  licence: string;
  version: number;
  /** Number of the release that was here before. */
  before: number | undefined;
}

export interface AcceptOutcome {
  office: string;
  member: string;
  version: number;
  taken: Taken[];
  /** Works that their owners have no more, and what they took back within works. */
  withdrawn: AcceptedTombstone[];
  /** Clashes nobody has decided on; their incoming works were not taken. */
  clashes: Clash[];
  /** Works left out because the editor decided so. */
  leftOut: LeftOut[];
  /** Works that stood here and were removed, since the editor has decided so. */
  reversed: LeftOut[];
  /** Works of other members here that a newer state takes the place of. */
  replaced: string[];
  notes: string[];
}

/**
 * Takes works from another member's bundle into a content folder: signed by the member's registered key, bounded,
 * checked as a build checks them, never in place of a work of another. The content folder is as it was until everything
 * stands, and then changes in one step.
 *
 * @throws {Refusal} when the bundle may not be taken; nothing was changed then.
 */
export async function accept(options: AcceptOptions): Promise<AcceptOutcome> {
  const folder = path.join(options.content, acceptedFolder);
  const found = await lstat(folder).catch(() => undefined);
  if (found && !found.isDirectory())
    refuse(acceptedFolder, '应是内容文件夹里自己的文件夹，现在是符号链接或文件。');
  await mkdir(folder, { recursive: true });
  const unlock = await lockFile(path.join(folder, '.lock'), folder);
  try {
    return await acceptLocked(options);
  } finally {
    await dropIncoming(options.content);
    await unlock();
    // Where nothing was ever taken, nothing is left.
    await rmdir(folder).catch(() => undefined);
  }
}

async function acceptLocked(options: AcceptOptions): Promise<AcceptOutcome> {
  const { content, source, isTrial } = options;
  const corpus = await readCorpus(content);
  if (!corpus.portal)
    refuse(
      'portal.yaml',
      `${content} 里没有读得懂的 portal.yaml，不是内容文件夹。请用 --content 指定。`,
    );
  const broken = corpus.findings.find(({ code }) => code === 'accepted-invalid');
  if (broken) refuse(broken.file, broken.message);
  await sweep(content, corpus.accepted);
  const layer = await readTagLayer(source);
  const entries = await readEntries(source, layer);
  const self = options.self ?? corpus.portal?.division;
  const { offers, notes } = await findOffers(source, layer, entries, { corpus, self });
  const plan = planOffers(offers, corpus);
  const wanting = new Set(plan.wanted.map(({ offer }) => offer));
  const problems = [
    ...plan.wanted.flatMap(({ files, offer }) => checkFiles(files, offer.within)),
    ...[...wanting].flatMap(({ shared, within }) => checkFiles(shared, within)),
  ];
  if (problems.length > 0) throw new Refusal(problems);
  const staged = await stageWorks(content, plan.wanted, options);
  const judged = await judge({ ...options, self }, corpus, plan, staged);
  const { taken, clashes, leftOut, replaced, reversed } = judged;
  if (!isTrial) {
    const next = nextIndex(corpus, offers, plan, judged);
    await commit(
      content,
      staged,
      taken.map(({ wanted }) => wanted),
      next,
    );
    if (judged.questions !== undefined)
      await writeWhole(path.join(content, decisionsFile), judged.questions);
  }
  const { office, member, version } = layer.release;
  return {
    office,
    member,
    version,
    taken: taken.map(({ wanted: { id, before }, record, work }) => ({
      id,
      title: work.meta.title,
      office: record.office,
      licence: record.licence,
      version: record.version,
      before,
    })),
    withdrawn: plan.tombstones,
    clashes,
    leftOut,
    reversed,
    replaced,
    notes: [...notes, ...plan.notes, ...judged.notes],
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.next`, text);
  await rename(`${file}.next`, file);
}
