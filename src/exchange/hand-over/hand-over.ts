import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileFile, Work } from '../../corpus/corpus.ts';
import {
  catalogueRecord,
  type Cataloguing,
  type CatalogueRecord,
} from '../../exporters/catalogue-record.ts';
import type { Release } from '../../model/access.ts';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import type { Portal } from '../../model/portal.ts';
import { compileCorpus, type CompiledCorpus } from '../../press/compile-corpus.ts';
import { checkApart } from '../../press/output.ts';
import { withPool } from '../../press/pool.ts';
import type { ReleasedWork } from '../../press/released.ts';
import { bookUnits } from '../../press/books/book-units.ts';
import { pathProblem, watchPaths } from '../bundle-path.ts';
import { lockFile } from '../lock-file.ts';
import { lockOf, swapFolder } from '../swap-folder.ts';
import { checkFormer } from './former-hand-over.ts';
import type { HandedWork } from './handed-work.ts';
import { overview } from './overview.ts';
import { packHandOver } from './pack.ts';
import { makeWorkFiles, type HandedFile, type WorkFiles } from './work-files.ts';

export interface HandOverOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the folder that becomes the hand-over. */
  out: string;
  cache: string;
  release: Release;
  jobs: number;
  /** Id of the partner. */
  partner: string;
  /** Ids of works; all of the portal's own where none is given. */
  works: readonly string[];
  /** Is told the profile before anything is made for it; what it throws ends the hand-over. */
  onProfile?: ((profile: ProfileFile) => void) | undefined;
  onProgress?: ((step: string, done: number, all: number) => void) | undefined;
}

export interface HandOverOutcome {
  /** Sorted. */
  findings: Finding[];
  /** Absent when something kept it from being made. */
  handed?: { partner: string; works: number; files: number; bytes: number; profile: ProfileFile };
}

/**
 * Makes what a partner asks for (移交) from works of the portal, and puts it in `out` in one step. On any finding that
 * is an error nothing is put there: a partner gets all that was asked for, or nothing.
 *
 * @throws {Error} when there is no such partner, profile or work, or `out` holds something else or lies in the content,
 *   or another run writes there.
 */
export async function handOver(options: HandOverOptions): Promise<HandOverOutcome> {
  const { content, out } = options;
  checkApart(out, content);
  await checkFormer(out);
  await mkdir(path.dirname(out), { recursive: true });
  const unlock = await lockFile(lockOf(out), out);
  try {
    return await handOverLocked(options);
  } finally {
    await unlock();
  }
}

async function handOverLocked(options: HandOverOptions): Promise<HandOverOutcome> {
  const { content, out, cache, release, onProgress } = options;
  onProgress?.('读取', 0, 1);
  const compiled = await withPool(options.jobs, async (pool) =>
    compileCorpus(
      { content, cache, release, onVolume: (done, all) => onProgress?.('排版', done, all) },
      pool,
    ),
  );
  const { portal } = compiled.corpus;
  const wrong = compiled.findings.filter(({ severity }) => severity === 'error');
  if (portal === undefined || wrong.length > 0) return { findings: wrong.sort(compareFindings) };
  const profile = findProfile(compiled, options.partner);
  options.onProfile?.(profile);
  const chosen = chooseWorks(compiled, options.works);
  const staging = `${out}.fangzhi-next`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    const made: WorkFiles[] = [];
    for (const [index, released] of chosen.entries()) {
      onProgress?.('制作', index, chosen.length);
      const work = handedWork(compiled, portal, release, released, cache);
      made.push(await makeWorkFiles(work, profile, { content, staging }));
    }
    const partner =
      compiled.corpus.items.partners.find(({ id }) => id === profile.id)?.meta.name ?? profile.id;
    const table = await overview(made, profile, { partner, portal, release, staging });
    const files = [...made.flatMap(({ files: of }) => of), ...table.files];
    const findings = [
      ...made.flatMap(({ findings: of }) => of),
      ...table.findings,
      ...checkNames(files, profile),
      ...checkSize(files, profile),
    ].sort(compareFindings);
    if (findings.some(({ severity }) => severity === 'error')) return { findings };
    onProgress?.('打包', 0, 1);
    const packed = await packHandOver(staging, files, profile, { portal, release });
    await swapFolder(out, staging);
    return {
      findings,
      handed: { partner, works: chosen.length, profile, ...packed },
    };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function findProfile({ corpus }: CompiledCorpus, partner: string): ProfileFile {
  const profile = corpus.profiles.find(({ id }) => id === path.basename(partner, '.yaml'));
  if (profile !== undefined) return profile;
  const known = corpus.profiles.map(({ id }) => id).join('、');
  throw new Error(
    corpus.items.partners.some(({ id }) => id === partner)
      ? `合作单位 ${partner} 还没有移交要求。请写 profiles/${partner}.yaml，写法见 docs/partners.md。`
      : `没有编号是 ${partner} 的移交要求。${known === '' ? '请先写 profiles/合作单位编号.yaml，写法见 docs/partners.md。' : `现有 ${known}。`}`,
  );
}

function chooseWorks({ works }: CompiledCorpus, ids: readonly string[]): ReleasedWork[] {
  const shown = works.filter(({ chapters }) => chapters.length > 0);
  if (ids.length === 0) {
    const own = shown.filter(({ work }) => work.meta.owner === undefined);
    if (own.length === 0) throw new Error('没有可以移交的著作。');
    return own;
  }
  return [...new Set(ids)].map((id) => {
    const found = shown.find(({ work }) => work.id === id);
    if (found !== undefined) return found;
    const known = shown.map(({ work }) => work.id).join('、');
    throw new Error(`没有编号是 ${id} 的著作，或它没有公开的篇章。现有 ${known}。`);
  });
}

function handedWork(
  compiled: CompiledCorpus,
  portal: Portal,
  release: Release,
  released: ReleasedWork,
  cache: string,
): HandedWork {
  const member = portal.division ?? 'fangzhi';
  return {
    corpus: compiled.corpus,
    portal,
    release,
    released,
    member,
    record: recordOf(released.work, { member, portal }),
    units: [...bookUnits(released, compiled.links, cache)],
  };
}

/** Another member's work is catalogued as that member's: its office, its address, its licence. */
function recordOf(work: Work, own: Cataloguing): CatalogueRecord {
  const { accepted, id, meta } = work;
  if (accepted === undefined) return catalogueRecord(work, own);
  const { member, office, site, licence } = accepted;
  const record = catalogueRecord({ id: accepted.work, meta }, { member, portal: { office, site } });
  return { ...record, id, licence };
}

/** Names that some system cannot hold, and two files of one name. */
function checkNames(files: readonly HandedFile[], { file: profile }: ProfileFile): Finding[] {
  const clash = watchPaths();
  return files.flatMap(({ path: name }) => {
    const reason = pathProblem(name) ?? clash(name);
    return reason === undefined
      ? []
      : [
          aFinding(
            'hand-over-name',
            profile,
            `做出来的文件 ${name} 不能用：文件名${reason}。请改 file、folder 的写法，让每部著作、每种文件各有名字。`,
          ),
        ];
  });
}

function checkSize(files: readonly HandedFile[], { file, meta }: ProfileFile): Finding[] {
  const megabytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6;
  if (meta.mostMegabytes === undefined || megabytes <= meta.mostMegabytes) return [];
  return [
    aFinding(
      'hand-over-size',
      file,
      `这次要移交的共 ${megabytes.toFixed(1)} MB，超过所要的 ${meta.mostMegabytes} MB。请分几次移交，每次写几部著作。`,
    ),
  ];
}
