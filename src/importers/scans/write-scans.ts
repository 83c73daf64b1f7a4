import { Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import type { ScanLeaf, Scans, ScanVolume } from '../../model/scans.ts';

const head = ` 影像清单：一行一叶，先后就是阅读的次序。可以改 label（叶次）、leaf（文字里的叶次）和 state（未校、一校、二校、审定）；
 id 是网址的一部分，请不要改。说明见 docs/import-scans.md。`;

/**
 * Writes the list, a line a leaf. Over an earlier one what is not changed stays to the letter: the editor's comments,
 * his quotation marks, and leaves he wrote on several lines.
 */
export function writeScans(scans: Scans, earlier?: string): string {
  const document = parseDocument<YAMLMap>(earlier ?? '{}');
  const contents = isMap(document.contents) ? document.contents : new YAMLMap();
  if (earlier === undefined) document.commentBefore = head;
  contents.flow = false;
  document.contents = contents;
  const { volumes, ...facts } = scans;
  update(document, contents, facts, ['volumes']);
  contents.set('volumes', writeVolumes(document, contents.get('volumes'), volumes));
  return document.toString({
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
}

function writeVolumes(document: Document, old: unknown, volumes: readonly ScanVolume[]): YAMLSeq {
  const list = isSeq(old) ? old : new YAMLSeq();
  const before = list.items.filter(isMap);
  const leaves = new Map(
    before
      .flatMap((volume) => {
        const found = volume.get('leaves');
        return isSeq(found) ? found.items : [];
      })
      .filter(isMap)
      .map((leaf) => [String(leaf.get('id')), leaf]),
  );
  list.items = volumes.map(({ title, leaves: own }) => {
    const at = before.findIndex((volume) => volume.get('title') === title);
    const [known] = at < 0 ? [] : before.splice(at, 1);
    const volume = known ?? new YAMLMap();
    update(document, volume, { title }, ['leaves']);
    const found = volume.get('leaves');
    const inner = isSeq(found) ? found : new YAMLSeq();
    inner.items = own.map((leaf) => writeLeaf(document, leaves.get(leaf.id), leaf));
    // Not set anew when it is there, so that comments at its key stay.
    if (inner !== found) volume.set('leaves', inner);
    return volume;
  });
  return list;
}

function writeLeaf(document: Document, old: YAMLMap | undefined, leaf: ScanLeaf): YAMLMap {
  const map = old ?? new YAMLMap();
  if (!old) map.flow = true;
  update(document, map, written(leaf));
  return map;
}

/** Sets what is new or different, and takes away what is no more. */
function update(
  document: Document,
  map: YAMLMap,
  facts: Readonly<Record<string, unknown>>,
  others: readonly string[] = [],
): void {
  const before = map.toJSON() as Record<string, unknown>;
  for (const [key, value] of Object.entries(facts))
    if (value !== undefined && JSON.stringify(before[key]) !== JSON.stringify(value))
      map.set(key, document.createNode(value));
  for (const key of Object.keys(before))
    if (facts[key] === undefined && !others.includes(key) && !isUsual(key, before[key]))
      map.delete(key);
}

/** What an editor may say though it goes without saying. */
const isUsual = (key: string, value: unknown): boolean => key === 'access' && value === 'public';

/** A leaf as an editor reads it: what is usual is not said, a single mark is not a list. */
function written({ leaf, access, ...rest }: ScanLeaf): Record<string, unknown> {
  const { id, label, state, ...others } = rest;
  return {
    id,
    label,
    ...(leaf === undefined ? {} : { leaf: leaf.length === 1 ? leaf[0] : leaf }),
    state,
    ...(access === 'public' ? {} : { access }),
    ...others,
  };
}
