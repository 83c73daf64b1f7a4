import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Release } from '../../model/access.ts';
import type { PublicKey } from '../key.ts';
import type { Entry } from '../manifest.ts';
import { assemble } from '../mirror/assemble.ts';
import type { Transfer } from '../mirror/target.ts';
import { comparePaths } from '../bundle-path.ts';
import { Refusal } from '../problem.ts';
import { readEntries } from '../read-entries.ts';
import { readTagLayer, type TagLayer } from '../tag-layer.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { checkPassedOn } from './check-passed-on.ts';
import { checkHeldBack, checkRelease } from './check-release.ts';
import { checkSources } from './check-sources.ts';
import type { Breach } from './rules.ts';

export interface ConformOptions extends Transfer {
  key?: PublicKey | undefined;
  release: Release;
}

/** What a bundle is, and where it does not keep the alliance's profile. */
export interface Conformity {
  /** Absent when the bundle does not say soundly which release it is. */
  bundle?: { office: string; member: string; version: number; released: string };
  works: number;
  chapters: number;
  /** By rule, then by file. */
  breaches: Breach[];
}

/** Where a bundle's own sources lie. */
const within = 'data/sources/';

/** Holds a bundle against the alliance's profile. Reads every byte of it; changes nothing. */
export async function conform(options: ConformOptions): Promise<Conformity> {
  const { source, key, threads } = options;
  const { problems } = await verifyBundle(source, { key, threads });
  const breaches: Breach[] = problems.map(({ file, reason }) => ({
    rule: 'fixity',
    file,
    message: reason,
  }));
  const opened = await open(options);
  if (!opened) return { works: 0, chapters: 0, breaches };
  const { layer, entries } = opened;
  const { office, member, version, released } = layer.release;
  const broken = new Set(problems.map(({ file }) => file));
  const whole = entries.filter((entry) => !broken.has(entry.path));
  const folder = await mkdtemp(path.join(tmpdir(), 'fangzhi-conform-'));
  try {
    const own = whole.filter(
      (entry) => entry.path.startsWith(within) && !entry.path.startsWith(`${within}accepted/`),
    );
    const bag = path.join(folder, 'incoming', 'bag');
    await assemble({ entries: own, tagFiles: new Map() }, bag, undefined, options);
    const sources = await checkSources(path.join(bag, 'data', 'sources'), own, {
      layer,
      release: options.release,
    });
    breaches.push(
      ...sources.breaches,
      ...checkRelease(layer, whole, sources),
      ...(await checkPassedOn(source, layer, whole)),
      ...(await checkHeldBack(source, layer, whole, sources)),
    );
    breaches.sort((a, b) => (a.rule === b.rule ? comparePaths(a.file, b.file) : 0));
    return {
      bundle: { office, member, version, released },
      works: sources.works.length,
      chapters: sources.works.reduce((sum, work) => sum + work.chapters.length, 0),
      breaches,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined where nothing further can be said: why not is among the problems already. */
async function open({
  source,
}: ConformOptions): Promise<{ layer: TagLayer; entries: Entry[] } | undefined> {
  try {
    const layer = await readTagLayer(source);
    return { layer, entries: await readEntries(source, layer) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
