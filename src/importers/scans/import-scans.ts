import path from 'node:path';
import { readScans } from '../../corpus/read-scans.ts';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import type { ScanLeaf, Scans } from '../../model/scans.ts';
import { chooseTarget, type Target } from '../choose-target.ts';
import { discardStage, exists, openStage, type Stage } from '../stage.ts';
import { countPaired } from './count-paired.ts';
import { gatherFiles } from './gather-files.ts';
import { listScans, type ListedScan } from './list-scans.ts';
import { moveScans } from './move-scans.ts';
import { readLabels, type LeafLabel } from './read-labels.ts';
import { readManifest, type ReadManifest } from './read-manifest.ts';
import { copyMaster, readMasters, type Master } from './read-masters.ts';

export interface ScansOptions {
  /** Folder of the work, `…/works/<id>`; made when it does not exist. */
  into: string;
  /** List of what each scan is called. */
  labels?: string | undefined;
  /** Manifest of another institution, in place of files. */
  manifest?: string | undefined;
  /** Title of a work that is new. */
  title?: string | undefined;
  /** How finely pages of a PDF are drawn, in dots an inch. */
  dpi: number;
}

export interface ScansReport {
  /** Absent when a finding is an error: then nothing was written. */
  done?: { file: string; leaves: number; added: number; volumes: number; paired: number };
  findings: Finding[];
}

/**
 * Brings scans, or the manifest that stands for them, into a work. Every file is decoded whole first; pictures that
 * are there already are not copied again. All or nothing.
 *
 * @throws {Error} when the disk fails.
 */
export async function importScans(
  files: readonly string[],
  options: ScansOptions,
): Promise<ScansReport> {
  const findings: Finding[] = [];
  const end = (): ScansReport => ({ findings: findings.sort(compareFindings) });
  const target = await chooseTarget(options.into);
  if ('code' in target) return { findings: [target] };
  const known = await readScans(target.content, `works/${target.work}`, findings);
  const labels = options.labels === undefined ? undefined : await readLabels(options.labels);
  if (labels !== undefined && 'code' in labels) findings.push(labels);
  const manifest =
    options.manifest === undefined ? undefined : await readManifest(options.manifest);
  if (manifest !== undefined && 'code' in manifest) findings.push(manifest);
  if (findings.length > 0) return end();
  const before = known ?? { volumes: [] };
  const plan = {
    target,
    before,
    labels: labels as { labels: LeafLabel[] } | undefined,
    options,
    findings,
  };
  const done =
    manifest === undefined
      ? await importFiles(files, plan)
      : await attach(manifest as ReadManifest, plan);
  return { ...end(), ...(done && { done }) };
}

interface Plan {
  target: Target;
  before: Scans;
  labels: { labels: LeafLabel[] } | undefined;
  options: ScansOptions;
  findings: Finding[];
}

async function importFiles(files: readonly string[], plan: Plan): Promise<ScansReport['done']> {
  const { target, before, options, findings } = plan;
  if (before.manifest !== undefined) {
    const message =
      '这部著作已经附上别处的 IIIF 清单。要改用自己的影像，请先把 scans.yaml 移出内容文件夹。';
    findings.push(aFinding('import-manifest-invalid', options.into, message));
    return undefined;
  }
  const sources = await gatherFiles(files, findings);
  if (findings.length > 0) return undefined;
  const stage = await openStage(target.content);
  let isDone = false;
  try {
    const masters = await readMasters(
      sources,
      { folder: stage.folder, dpi: options.dpi },
      findings,
    );
    if (findings.length === 0) checkCount(plan, masters.length);
    if (findings.length > 0) return undefined;
    const list = listScans(
      before,
      masters.map((master, index) => listed(master, plan, index)),
    );
    const names = await stageMasters(stage, masters, list.added);
    const done = await finish(plan, stage, list, names);
    isDone = true;
    return done;
  } finally {
    if (!isDone) await discardStage(stage);
  }
}

function listed(master: Master, { labels }: Plan, index: number): ListedScan {
  return {
    facts: { sha256: master.sha256 },
    ending: master.ending,
    label: labels?.labels[index],
    volume: master.volume,
  };
}

async function stageMasters(
  { folder }: Stage,
  masters: readonly Master[],
  added: ReadonlyMap<number, ScanLeaf>,
): Promise<string[]> {
  const names: string[] = [];
  for (const [index, { file }] of added) {
    const master = masters[index];
    if (!master || file === undefined) continue;
    await copyMaster(master, path.join(folder, 'scans', file));
    names.push(file);
  }
  return names;
}

async function attach(
  { manifest, leaves }: ReadManifest,
  plan: Plan,
): Promise<ScansReport['done']> {
  const { target, before, labels, options, findings } = plan;
  const isOwn = before.volumes.some((volume) => volume.leaves.some(({ file }) => file));
  if (isOwn || (before.manifest !== undefined && before.manifest.id !== manifest.id)) {
    const message = isOwn
      ? '这部著作已有自己的影像，不能再附别处的清单。请先把 scans.yaml 和 scans 文件夹移出内容文件夹。'
      : `这部著作已经附上另一份清单 ${before.manifest?.id ?? ''}。请先把 scans.yaml 移出内容文件夹。`;
    findings.push(aFinding('import-manifest-invalid', options.into, message));
    return undefined;
  }
  checkCount(plan, leaves.length);
  if (findings.length > 0) return undefined;
  const list = listScans(
    { ...before, manifest },
    leaves.map(({ label, volume, ...facts }, index): ListedScan => ({
      facts,
      label: labels?.labels[index] ?? { label },
      volume,
    })),
  );
  const stage = await openStage(target.content);
  let isDone = false;
  try {
    const done = await finish(plan, stage, list, []);
    isDone = true;
    return done;
  } finally {
    if (!isDone) await discardStage(stage);
  }
}

function checkCount({ labels, options, findings }: Plan, scans: number): void {
  if (labels === undefined || labels.labels.length === scans) return;
  findings.push(
    aFinding(
      'import-labels-invalid',
      options.labels ?? '',
      `叶次表有 ${labels.labels.length} 行，影像有 ${scans} 幅，对不上。请一幅写一行，没有叶次的（封面、空白）也要写。`,
    ),
  );
}

async function finish(
  { target, options, findings }: Plan,
  stage: Stage,
  { scans, added }: { scans: Scans; added: ReadonlyMap<number, ScanLeaf> },
  names: readonly string[],
): Promise<ScansReport['done']> {
  const named = options.title ?? scans.manifest?.label;
  const isNew = !(await exists(path.join(target.content, 'works', target.work)));
  await moveScans(stage, { work: target.work, title: named ?? target.work, scans, names });
  if (isNew && named === undefined)
    findings.push(
      aFinding(
        'import-facts-guessed',
        `works/${target.work}/work.yaml`,
        '书名暂用文件夹的名字。请打开改成真实的书名，补上作者、朝代、底本和藏者。',
      ),
    );
  const leaves = scans.volumes.flatMap((volume) => volume.leaves);
  return {
    file: `works/${target.work}/scans.yaml`,
    leaves: leaves.length,
    added: added.size,
    volumes: scans.volumes.length,
    paired: await countPaired(target, leaves),
  };
}
