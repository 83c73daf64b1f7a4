import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import type { Reconciliation } from '../../src/model/id-reconciling.ts';
import { formatIdRegistry, parseIdRegistry, splitAddress } from '../../src/model/id-registry.ts';
import type { RegisteredUnit } from '../../src/model/id-registry.ts';
import { contentOf, reconcile, type Draft } from './drafts.ts';

// Few titles, texts and ids, so that they collide all the time.
const titles = fc.constantFrom('概况', '甲', '乙', '丙', '丁');
const bodies = fc.constantFrom('', '一', '二', '三', '四', '五', '六', '七');
const ids = fc.constantFrom('w/a', 'w/b', 'w/c', 'v/a', 'v/b');
const entry = fc.record({ title: titles, body: bodies });
const draft: fc.Arbitrary<Draft> = fc.record({
  id: ids,
  title: titles,
  entries: fc.array(entry, { maxLength: 6 }),
});
const drafts = fc.uniqueArray(draft, { selector: ({ id }) => id, maxLength: 5 });

type Edit = (drafts: Draft[]) => Draft[];
const place = fc.nat({ max: 30 });

/** What an editor may do to a work between two editions of the portal. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(place, place, titles)
    .map(([c, e, title]): Edit => changeEntry(c, e, (old) => [{ ...old, title }])),
  fc
    .tuple(place, place, bodies)
    .map(([c, e, body]): Edit => changeEntry(c, e, (old) => [{ ...old, body }])),
  fc.tuple(place, place).map(([c, e]): Edit => changeEntry(c, e, () => [])),
  fc
    .tuple(place, place, entry)
    .map(([c, e, added]): Edit => changeEntry(c, e, (old) => [added, old])),
  fc.tuple(place, place, place).map(([c, e, to]): Edit => moveEntry(c, e, to)),
  fc.tuple(place, ids).map(([c, id]): Edit => renameChapter(c, id)),
  fc.tuple(place, ids).map(([c, id]): Edit => splitChapter(c, id)),
  place.map(
    (c): Edit =>
      (all) =>
        all.filter((_, n) => n !== c % all.length),
  ),
  draft.map(
    (added): Edit =>
      (all) =>
        all.some(({ id }) => id === added.id) ? all : [...all, added],
  ),
);

function changeEntry(
  c: number,
  e: number,
  change: (old: Draft['entries'][0]) => Draft['entries'],
): Edit {
  return (all) =>
    all.map((chapter, n) => {
      if (n !== c % all.length || chapter.entries.length === 0) return chapter;
      const at = e % chapter.entries.length;
      return {
        ...chapter,
        entries: chapter.entries.flatMap((old, m) => (m === at ? change(old) : [old])),
      };
    });
}

function moveEntry(c: number, e: number, to: number): Edit {
  return (all) => {
    const moved = all[c % all.length]?.entries.at(
      e % Math.max(all[c % all.length]?.entries.length ?? 1, 1),
    );
    if (!moved) return all;
    const without = changeEntry(c, e, () => [])(all);
    return without.map((chapter, n) =>
      n === to % all.length ? { ...chapter, entries: [...chapter.entries, moved] } : chapter,
    );
  };
}

function renameChapter(c: number, id: string): Edit {
  return (all) =>
    all.some((chapter) => chapter.id === id)
      ? all
      : all.map((chapter, n) => (n === c % all.length ? { ...chapter, id } : chapter));
}

function splitChapter(c: number, id: string): Edit {
  return (all) => {
    const whole = all[c % all.length];
    if (!whole || all.some((chapter) => chapter.id === id)) return all;
    const half = Math.ceil(whole.entries.length / 2);
    const rest = { ...whole, id, entries: whole.entries.slice(half) };
    return [
      ...changeChapter(all, whole, { ...whole, entries: whole.entries.slice(0, half) }),
      rest,
    ];
  };
}

function changeChapter(all: Draft[], before: Draft, after: Draft): Draft[] {
  return all.map((chapter) => (chapter === before ? after : chapter));
}

interface History {
  first: Draft[];
  editions: { edits: Edit[]; held: string[] }[];
}

/** One edition after another, each with some edits and some chapters held back. */
const history: fc.Arbitrary<History> = fc.record({
  first: drafts,
  editions: fc.array(
    fc.record({
      edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
      held: fc.subarray(['w/a', 'w/b', 'v/a']),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

interface Edition {
  registry: RegisteredUnit[];
  shown: Draft[];
  withheld: Set<string>;
  result: Reconciliation;
}

function editionsOf({ first, editions }: History): Edition[] {
  let all = first;
  let registry = reconcile([], first).next('2026-01-01');
  return editions.map(({ edits, held }) => {
    all = edits.reduce(
      (chapters, change) => (chapters.length > 0 ? change(chapters) : chapters),
      all,
    );
    const withheld = new Set(held.filter((id) => all.some((chapter) => chapter.id === id)));
    const shown = all.filter(({ id }) => !withheld.has(id));
    const result = reconcile(registry, shown, withheld);
    const edition = { registry, shown, withheld, result };
    registry = result.next('2026-01-02');
    return edition;
  });
}

/** Every address of the content, with the anchors the portal will use. */
function placesOf({ shown, result }: Edition): string[] {
  return contentOf(shown).flatMap(({ id, headings }) => [
    id,
    ...headings.map(({ anchor }) => `${id}#${result.anchors.get(id)?.get(anchor) ?? anchor}`),
  ]);
}

function holdsFor(check: (edition: Edition) => void): void {
  fc.assert(
    fc.property(history, (one) => editionsOf(one).forEach(check)),
    { numRuns: 400, seed: 20260501 },
  );
}

test('every promised address leads to exactly one place in the content or to the word that it is gone', () => {
  holdsFor(({ registry, withheld, result, ...edition }) => {
    const places = new Set(placesOf({ registry, withheld, result, ...edition }));
    const isHeld = (address: string): boolean => withheld.has(splitAddress(address).chapter);
    const answers = [
      ...places,
      ...result.movedChapters.map(({ from }) => from),
      ...result.movedEntries.map(({ from }) => from),
      ...result.goneChapters.map(({ id }) => id),
      ...result.goneEntries.map(({ at }) => at),
    ];
    expect(new Set(answers).size).toBe(answers.length);
    const known = new Set(answers);
    for (const unit of registry.filter(({ at }) => !isHeld(at))) {
      for (const address of [unit.at, ...unit.was].filter((one) => !isHeld(one))) {
        if (!known.has(address)) expect(heldElsewhere(registry, isHeld, address)).toBe(true);
        const answer = result.resolve(address);
        if (answer?.kind === 'moved') expect(places).toContain(answer.to);
        if (answer?.kind === 'here') expect(places).toContain(address);
      }
    }
  });
});

/** Whether a withheld unit is the one the address belongs to. */
function heldElsewhere(
  registry: RegisteredUnit[],
  isHeld: (at: string) => boolean,
  address: string,
): boolean {
  return registry.some(({ at, was }) => isHeld(at) && was.includes(address));
}

test('no two entries share an address', () => {
  holdsFor((edition) => {
    const places = placesOf(edition);
    expect(new Set(places).size).toBe(places.length);
  });
});

test('no entry is given an address that was ever another one’s', () => {
  holdsFor(({ registry, result }) => {
    const ownerAfter = new Map(
      result
        .next('2026-01-03')
        .flatMap((unit) => [unit.at, ...unit.was].map((address) => [address, unit] as const)),
    );
    const entries = registry.filter(({ at }) => at.includes('#'));
    for (const { at, was } of entries) {
      const heirs = new Set([at, ...was].map((address) => ownerAfter.get(address)));
      expect(heirs.size).toBe(1);
    }
    expect(new Set(entries.map(({ at }) => ownerAfter.get(at))).size).toBe(entries.length);
  });
});

test('nothing names a withheld chapter, and its lines in the registry stay as they are', () => {
  holdsFor(({ registry, withheld, result }) => {
    const named = [
      ...result.anchors.keys(),
      ...result.movedChapters.flatMap(({ from, to }) => [from, to]),
      ...result.movedEntries.flatMap(({ from, to }) => [from, to]),
      ...[...result.goneChapters, ...result.newlyGone.chapters].map(({ id }) => id),
      ...[...result.goneEntries, ...result.newlyGone.entries].map(({ at }) => at),
    ].map((address) => splitAddress(address).chapter);
    expect(named.filter((id) => withheld.has(id))).toEqual([]);
    const next = result.next('2026-01-03');
    for (const unit of registry.filter(({ at }) => withheld.has(splitAddress(at).chapter))) {
      expect(next).toContainEqual(unit);
    }
  });
});

test('a registry brought up to date has nothing more to say', () => {
  holdsFor(({ shown, withheld, result }) => {
    const next = result.next('2026-01-03');
    const again = reconcile(next, shown, withheld);
    expect(again.unregistered).toBe(0);
    expect(again.newlyGone).toEqual({ chapters: [], entries: [] });
    expect(again.anchors).toEqual(result.anchors);
    expect(inOrder(again.movedChapters)).toEqual(inOrder(result.movedChapters));
    expect(inOrder(again.movedEntries)).toEqual(inOrder(result.movedEntries));
    expect(again.next('2026-01-04')).toEqual(next);
  });
});

function inOrder<Move extends { from: string }>(moves: readonly Move[]): Move[] {
  return moves.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

test('a registry survives being written and read', () => {
  holdsFor(({ result }) => {
    const next = result.next('2026-01-03');
    const text = formatIdRegistry(next);
    expect(parseIdRegistry(text, 'ids.jsonl')).toEqual({ units: next, findings: [] });
    expect(formatIdRegistry(parseIdRegistry(text, 'ids.jsonl').units)).toBe(text);
  });
});

test('an edition without edits changes nothing, whatever the order of its chapters', () => {
  fc.assert(
    fc.property(drafts, (all) => {
      const registry = reconcile([], all).next('2026-01-01');
      const result = reconcile(registry, all.toReversed());
      expect(result.next('2026-01-02')).toEqual(registry);
      expect([result.anchors.size, result.unregistered, result.movedEntries.length]).toEqual([
        0, 0, 0,
      ]);
    }),
    { numRuns: 300, seed: 20260501 },
  );
});
