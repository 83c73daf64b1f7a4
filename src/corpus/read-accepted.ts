import path from 'node:path';
import {
  acceptedFolder,
  acceptedIndexFile,
  acceptedIndexSchema,
  acceptedWorkFolder,
  emptyAcceptedIndex,
  memberOf,
  type AcceptedIndex,
} from '../model/accepted.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { portalSchema, type Portal } from '../model/portal.ts';
import type { Item, Work } from './corpus.ts';
import { readFacts } from './facts.ts';
import { listFolder } from './folder.ts';
import { readWork } from './read-works.ts';
import { readTextIfThere } from './text-file.ts';

/** Reads the record of works taken from other members; empty where there is none. */
export async function readAcceptedIndex(root: string, findings: Finding[]): Promise<AcceptedIndex> {
  const file = acceptedIndexFile;
  // A link in place of the folder could lead out of the content folder.
  if ((await listFolder(root, '', [])).every(({ name }) => name !== acceptedFolder))
    return emptyAcceptedIndex;
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) return emptyAcceptedIndex;
  if ('finding' in read) {
    findings.push(read.finding);
    return emptyAcceptedIndex;
  }
  const index = parseAcceptedIndex(read.text);
  if (index) return index;
  findings.push(
    aFinding(
      'accepted-invalid',
      file,
      '收入记录读不懂，别的单位的著作没有读入。它由 npx fangzhi accept 写成，请从备份或版本管理恢复，不要手工改动。',
    ),
  );
  return emptyAcceptedIndex;
}

/** Undefined when the text is not a record. */
function parseAcceptedIndex(text: string): AcceptedIndex | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return acceptedIndexSchema.safeParse(value).data;
}

/** The facts of the portal that a release of another member is of; undefined where they did not come along. */
export async function readReleasePortal(
  root: string,
  release: string,
): Promise<Portal | undefined> {
  const file = `${release}/portal.yaml`;
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined || 'finding' in read) return undefined;
  return readFacts(read.text, portalSchema, { file, code: 'portal-invalid' }).value;
}

/** Reads the works taken from other members, by their ids here. `owner` becomes the member's id in this portal. */
export async function readAcceptedWorks(
  root: string,
  index: AcceptedIndex,
  members: readonly Item<'members'>[],
  findings: Finding[],
): Promise<Work[]> {
  const works = await Promise.all(
    Object.entries(index.works).map(async ([id, accepted]) => {
      const work = await readWork(root, id, acceptedWorkFolder(accepted), findings);
      const owner = memberOf(members, accepted.member)?.id ?? accepted.member;
      return work && { ...work, meta: { ...work.meta, owner }, accepted };
    }),
  );
  return works.filter((work) => work !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
}
