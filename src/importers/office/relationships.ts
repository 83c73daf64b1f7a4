import path from 'node:path';
import type { OfficePackage } from './open-package.ts';
import { childrenOf, parseXml } from './xml.ts';

/** Where a part points: to another part, or (`isExternal`) out of the file. */
export interface Relationship {
  /** Last word of its type: `image`, `hyperlink`, `styles`. */
  type: string;
  /** Name of the part, or the address outside. */
  target: string;
  isExternal: boolean;
}

/** What a part's relationships are, by their ids; empty when it has none. */
export async function readRelationships(
  office: OfficePackage,
  part: string,
): Promise<Map<string, Relationship>> {
  const folder = path.posix.dirname(part);
  const name = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`);
  const bytes = await office.read(name);
  const relationships = new Map<string, Relationship>();
  if (!bytes) return relationships;
  for (const { attributes } of childrenOf(parseXml(bytes, name))) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    const isExternal = TargetMode === 'External';
    const target = isExternal
      ? Target
      : Target.startsWith('/')
        ? Target.slice(1)
        : path.posix.join(folder, Target);
    relationships.set(Id, { type: Type.split('/').at(-1) ?? '', target, isExternal });
  }
  return relationships;
}

/** The main part of a file, as its own relationships say. */
export async function findMainPart(office: OfficePackage): Promise<string | undefined> {
  const relationships = await readRelationships(office, '');
  return [...relationships.values()].find(({ type }) => type === 'officeDocument')?.target;
}

/** The part of a type that a part points to, or undefined. */
export function partOfType(
  relationships: ReadonlyMap<string, Relationship>,
  type: string,
): string | undefined {
  return [...relationships.values()].find((each) => each.type === type && !each.isExternal)?.target;
}
