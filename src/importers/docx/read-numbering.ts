import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import { formatNumber, isKnownFormat } from './format-number.ts';
import type { Losses } from './losses.ts';
import { isOn, type Styles } from './read-styles.ts';

interface Level {
  start: number;
  format: string;
  /** `第%1章`; `%2` is the number of the second level. */
  text: string;
  /** Level after which it begins anew; 0 for never. Absent: after any higher one. */
  restart: number | undefined;
  isLegal: boolean;
  style: string | undefined;
}

interface List {
  /** Lists of one kind count on, whatever their id. */
  kind: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** What Word puts before a paragraph, and what it is made of. */
export interface MadeNumber {
  /** Empty for a bullet. */
  text: string;
  isBullet: boolean;
  /** Written as Markdown would write it: `1.` */
  isPlain: boolean;
  value: number;
}

/** Counts a file's numbered paragraphs, in the order they are asked for. */
export interface Numbering {
  next(this: void, listId: string, level: number): MadeNumber | undefined;
  /** Level of a list that belongs to a style. */
  levelOf(this: void, listId: string, style: string): number | undefined;
}

export function readNumbering(
  root: XmlElement | undefined,
  styles: Styles,
  losses: Losses,
): Numbering {
  const kinds = new Map<string, Map<number, Level>>();
  const named = new Map<string, string>();
  for (const kind of childrenOf(root, 'w:abstractNum')) {
    kinds.set(kind.attributes['abstractNumId'] ?? '', readLevels(kind));
    const style = valueOf(kind, 'w:numStyleLink');
    if (style !== undefined) named.set(kind.attributes['abstractNumId'] ?? '', style);
  }
  const lists = new Map<string, List>();
  const kindOf = new Map(
    childrenOf(root, 'w:num').map((element) => [
      element.attributes['numId'] ?? '',
      valueOf(element, 'w:abstractNumId') ?? '',
    ]),
  );
  for (const element of childrenOf(root, 'w:num')) {
    const own = valueOf(element, 'w:abstractNumId') ?? '';
    // A list of a list style has its levels where the style says.
    const style = named.get(own);
    const shared = style === undefined ? undefined : styles.of(style)?.numbering?.id;
    const kind = (shared === undefined ? undefined : kindOf.get(shared)) ?? own;
    lists.set(element.attributes['numId'] ?? '', readList(element, kind, kinds.get(kind)));
  }
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    levelOf: (listId, style) =>
      [...(lists.get(listId)?.levels ?? [])].find(([, level]) => level.style === style)?.[0],
    next(listId, level) {
      const list = lists.get(listId);
      const own = list?.levels.get(level);
      if (!list || !own) return undefined;
      const counts = counters.get(list.kind) ?? [];
      counters.set(list.kind, counts);
      count(list, listId, level, counts, begun);
      if (!isKnownFormat(own.format))
        losses.add(`编号样式 ${own.format}`, '写成阿拉伯数字，请与原稿核对');
      return makeNumber(list, own, level, counts);
    },
  };
}

function readLevels(kind: XmlElement): Map<number, Level> {
  return new Map(
    childrenOf(kind, 'w:lvl').map((level) => [
      Number(level.attributes['ilvl'] ?? 0),
      readLevel(level),
    ]),
  );
}

function readLevel(level: XmlElement): Level {
  const restart = valueOf(level, 'w:lvlRestart');
  return {
    start: Number(valueOf(level, 'w:start') ?? 0),
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    text: valueOf(level, 'w:lvlText') ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    isLegal: isOn(level, 'w:isLgl') ?? false,
    style: valueOf(level, 'w:pStyle'),
  };
}

function readList(element: XmlElement, kind: string, shared: Map<number, Level> | undefined): List {
  const levels = new Map(shared);
  const starts = new Map<number, number>();
  for (const override of childrenOf(element, 'w:lvlOverride')) {
    const at = Number(override.attributes['ilvl'] ?? 0);
    const start = valueOf(override, 'w:startOverride');
    const own = childOf(override, 'w:lvl');
    if (own) levels.set(at, readLevel(own));
    if (start !== undefined) starts.set(at, Number(start));
  }
  return { kind, levels, starts };
}

function count(
  list: List,
  listId: string,
  level: number,
  counts: number[],
  begun: Set<string>,
): void {
  const key = `${listId} ${level}`;
  const override = begun.has(key) ? undefined : list.starts.get(level);
  begun.add(key);
  for (let higher = 0; higher < level; higher++)
    counts[higher] ??= list.levels.get(higher)?.start ?? 1;
  const before = counts[level];
  counts[level] =
    override ?? (before === undefined ? (list.levels.get(level)?.start ?? 1) : before + 1);
  for (const at of counts.keys()) {
    const restart = list.levels.get(at)?.restart;
    if (at > level && restart !== 0 && (restart === undefined || level < restart))
      Reflect.deleteProperty(counts, at);
  }
}

function makeNumber(
  list: List,
  own: Level,
  level: number,
  counts: readonly (number | undefined)[],
): MadeNumber {
  const value = counts[level] ?? 1;
  if (own.format === 'bullet') return { text: '', isBullet: true, isPlain: true, value };
  const text = own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = own.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
    return formatNumber(counts[at] ?? list.levels.get(at)?.start ?? 1, format);
  });
  const isPlain = own.format === 'decimal' && /^%\d\s*[.．)]?$/.test(own.text);
  return { text, isBullet: false, isPlain, value };
}
