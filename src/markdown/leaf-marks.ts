import { isWithheld, type Release } from '../model/access.ts';

/** A `<Leaf>` as it stands in a chapter's source. */
export interface SourceLeaf {
  n: string;
  /** Whether a passage on it is held back: then its scan would show what the text does not. */
  isHeld: boolean;
}

const tags =
  /<Leaf\s+n\s*=\s*(?:"([^"]+)"|'([^']+)')|<(Embargo)\s+until\s*=\s*["']([^"']*)["']|<(Internal)\b|<\/(?:Embargo|Internal)\s*>/g;

/** Leaves of a chapter in reading order, read from its source, so that those of withheld chapters are known too. */
export function readLeafMarks(source: string, release: Release): SourceLeaf[] {
  const leaves: SourceLeaf[] = [];
  const around: boolean[] = [];
  for (const [, double, single, embargo, until, internal] of source.matchAll(tags)) {
    const n = double ?? single;
    if (n !== undefined) {
      leaves.push({ n: n.trim(), isHeld: around.includes(true) });
      continue;
    }
    if (embargo === undefined && internal === undefined) {
      around.pop();
      continue;
    }
    const isHeld =
      embargo === undefined
        ? isWithheld({ access: 'internal' }, release)
        : isWithheld({ embargo: until ?? '9999-12-31' }, release);
    around.push(isHeld);
    const current = leaves.at(-1);
    if (isHeld && current) current.isHeld = true;
  }
  return leaves;
}
