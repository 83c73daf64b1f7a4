import { z } from 'zod';
import { edtfDay } from './edtf.ts';
import { text } from './fields.ts';
import { aFinding, type Finding } from './finding.ts';

/**
 * The registry of permanent addresses, `content/ids.jsonl`: every chapter and entry ever published, one JSON object
 * a line. Chapters stand in the order of their ids, each followed by its entries in reading order and by those gone
 * last; `reconcileIds` reads the order, so the lines are not to be sorted by hand.
 */
const addressPattern =
  /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*(?:#[a-z][a-z0-9-]*)?$/;

const address = z.string({ error: '要写成文字。' }).regex(addressPattern, {
  error: '不是篇章或条目的地址，例如 "qingxi-yearbook-2022/overview#e4k2q7"。',
});

const unknownKeys = (issue: { code?: string; keys?: string[] }): string =>
  issue.code === 'unrecognized_keys'
    ? `有不认识的项 ${(issue.keys ?? []).join('、')}。`
    : '要写成 { … } 的形式。';

const unitSchema = z.strictObject(
  {
    /** `work/chapter` for a chapter, `work/chapter#anchor` for an entry. */
    at: address,
    title: z.string({ error: '要写成文字。' }),
    /** Short hash of the text, folded of white space. */
    digest: z.string({ error: '要写成文字。' }),
    /** Addresses it had before, oldest first. */
    was: z.array(address, { error: '要写成 [ … ] 的形式。' }).default([]),
    /** Day a chapter was registered with another text or title than before, or was new in a work that was not. */
    changed: edtfDay.optional(),
    /** Day a chapter was registered at another address than before. */
    moved: edtfDay.optional(),
    gone: z
      .strictObject({ date: edtfDay, reason: text.optional() }, { error: unknownKeys })
      .optional(),
  },
  { error: unknownKeys },
);

/** A chapter or entry that has been published and whose address is therefore promised. */
export type RegisteredUnit = z.output<typeof unitSchema>;

/** A heading as it stands in the content, `anchor` being the one derived from its title (`anchorFor`). */
export interface CurrentHeading {
  anchor: string;
  title: string;
  digest: string;
}

/** A chapter as it stands in the content, headings in reading order, their derived anchors all different. */
export interface CurrentChapter {
  id: string;
  title: string;
  digest: string;
  headings: readonly CurrentHeading[];
}

/** `work/chapter#anchor` → chapter id and anchor; the anchor is absent for a chapter. */
export function splitAddress(at: string): { chapter: string; anchor: string | undefined } {
  const hash = at.indexOf('#');
  return hash < 0
    ? { chapter: at, anchor: undefined }
    : { chapter: at.slice(0, hash), anchor: at.slice(hash + 1) };
}

/**
 * Reads the registry. A line that is not a unit, or repeats the address of an earlier one, gives one `ids-invalid`
 * finding and is left out; the others still load.
 */
export function parseIdRegistry(
  source: string,
  file: string,
): { units: RegisteredUnit[]; findings: Finding[] } {
  const units: RegisteredUnit[] = [];
  const findings: Finding[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const { unit, problem } = parseLine(line, lineOf);
    if (unit) {
      lineOf.set(unit.at, index + 1);
      units.push(unit);
    } else
      findings.push(
        aFinding('ids-invalid', file, `第 ${index + 1} 行${problem}`, {
          line: index + 1,
          column: 1,
        }),
      );
  }
  return { units, findings };
}

type ParsedLine = { unit: RegisteredUnit; problem?: never } | { unit?: never; problem: string };

function parseLine(line: string, lineOf: ReadonlyMap<string, number>): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: '不是有效的 JSON。登记簿由程序写成，请用版本管理恢复这一行，不要手工改动。' };
  }
  const parsed = unitSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}：${message}` : message,
    );
    return { problem: `写法有误。${faults.join('')}` };
  }
  const earlier = lineOf.get(parsed.data.at);
  if (earlier === undefined) return { unit: parsed.data };
  return { problem: `的地址 ${parsed.data.at} 在第 ${earlier} 行已经登记过，请删去其中一行。` };
}

/** The registry as text, in the order the file promises and ending in a line break; empty for no units. */
export function formatIdRegistry(units: readonly RegisteredUnit[]): string {
  return sortUnits(units)
    .map(({ at, title, digest, was, changed, moved, gone }) => {
      const record = {
        at,
        title,
        digest,
        ...(was.length > 0 && { was }),
        ...(changed !== undefined && { changed }),
        ...(moved !== undefined && { moved }),
        ...(gone && { gone: { date: gone.date, reason: gone.reason } }),
      };
      return `${JSON.stringify(record)}\n`;
    })
    .join('');
}

/** Units by chapter id, the chapter itself before its entries, which keep the order they are given in. */
export function sortUnits(units: readonly RegisteredUnit[]): RegisteredUnit[] {
  return units
    .map((unit) => ({ unit, ...splitAddress(unit.at) }))
    .sort((a, b) => {
      if (a.chapter !== b.chapter) return a.chapter < b.chapter ? -1 : 1;
      return Number(a.anchor !== undefined) - Number(b.anchor !== undefined);
    })
    .map(({ unit }) => unit);
}
