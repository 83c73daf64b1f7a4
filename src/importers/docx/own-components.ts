import { parseDocument } from 'yaml';
import { z } from 'zod';
import { besideFile } from '../../model/fields.ts';
import type { OfficePackage } from '../office/open-package.ts';
import type { Relationship } from '../office/relationships.ts';
import { descendants, parseXml, textOf } from '../office/xml.ts';

/** A component that an export of our own left in the file, to be written again as it was. */
export interface Component {
  name: string;
  attributes: Record<string, string>;
  /** Its one paragraph stood between the tags on the same line. */
  isTight?: boolean | undefined;
  /** Data files it shows, by name. */
  files?: Record<string, string> | undefined;
}

/** A chapter or part that an export of our own began at a heading. */
export interface OwnUnit {
  file: string;
  /** YAML of its facts, as they were. */
  facts: string;
}

const componentItem = z
  .strictObject({
    name: z.string().regex(/^[A-Z][A-Za-z]*$/),
    attributes: z.record(z.string(), z.string()),
    isTight: z.boolean().optional(),
    files: z.record(besideFile, z.string()).optional(),
  })
  // Where a file from outside names a file to write, it may not lead out of the folder.
  .refine(
    ({ attributes }) =>
      attributes['src'] === undefined || besideFile.safeParse(attributes['src']).success,
  );

const unitItem = z.strictObject({
  file: z.string().regex(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.mdx)?$|^work\.yaml$/),
  facts: z.string(),
});

const item = z.union([componentItem, unitItem]);

type Item = z.output<typeof item>;

/** What an export of our own noted beside the document, by number; empty for other files. */
export async function readOwnItems(
  office: OfficePackage,
  relationships: ReadonlyMap<string, Relationship>,
): Promise<Item[]> {
  for (const { type, target, isExternal } of relationships.values()) {
    if (type !== 'customXml' || isExternal) continue;
    const bytes = await office.read(target);
    if (!bytes?.includes('urn:fangzhi:work:1')) continue;
    return [...descendants(parseXml(bytes, target), 'other:item')].flatMap((element) => {
      const parsed = item.safeParse(readJson(textOf(element)));
      return parsed.success ? [parsed.data] : [];
    });
  }
  return [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Facts as they were, but for a title that was changed in Word. */
export function factsWithTitle(facts: string, title: string): string {
  const document = parseDocument(facts);
  if (document.get('title') === title) return facts.endsWith('\n') ? facts : `${facts}\n`;
  document.set('title', title);
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

/** The component that a content control's tag names: `fz:12`. */
export function componentOf(
  items: readonly Item[],
  tag: string | undefined,
): Component | undefined {
  const [, number] = /^fz:(\d+)/.exec(tag ?? '') ?? [];
  const found = number === undefined ? undefined : items[Number(number)];
  return found && 'name' in found ? found : undefined;
}

/**
 * Whether a content control shows what its component's attributes say: `fz:12:label` what a reader of the page reads
 * too, `fz:12:aside` what only the Word file says.
 */
export function isLabel(tag: string | undefined): boolean {
  return /^fz:\d+:(?:label|aside)$/.test(tag ?? '');
}

/** The chapter or part that a bookmark's name names: `_fz12`. */
export function unitOf(items: readonly Item[], bookmark: string | undefined): number | undefined {
  const [, number] = /^_fz(\d+)$/.exec(bookmark ?? '') ?? [];
  const found = number === undefined ? undefined : items[Number(number)];
  return found && 'file' in found ? Number(number) : undefined;
}

export type OwnItem = Item;
