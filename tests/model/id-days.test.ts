import { describe, expect, test } from 'vitest';
import { formatIdRegistry, parseIdRegistry } from '../../src/model/id-registry.ts';
import { aDraft, published, reconcile, type Draft } from './drafts.ts';

const before = [aDraft('w/a', '甲', '乙'), aDraft('w/b', '丁')];

/** Days of chapters after the drafts were registered one after another, through the file each time. */
function daysAfter(...steps: [day: string, drafts: Draft[]][]): Record<string, unknown> {
  let registry = published(before);
  for (const [day, drafts] of steps) {
    const text = formatIdRegistry(reconcile(registry, drafts).next(day));
    registry = parseIdRegistry(text, 'ids.jsonl').units;
  }
  const chapters = registry.filter(({ at }) => !at.includes('#'));
  return Object.fromEntries(
    chapters.map(({ at, changed, moved, gone }) => [at, [changed, moved, gone?.date]]),
  );
}

const edited = (drafts: Draft[], at: number): Draft[] => {
  const copy = structuredClone(drafts);
  copy[at]!.entries[0]!.body = '改写';
  return copy;
};

describe('the registry knows the day a chapter', () => {
  test('was registered with another text, and keeps it while that stands', () => {
    expect(
      daysAfter(
        ['2026-02-01', before],
        ['2026-03-01', edited(before, 0)],
        ['2026-04-01', edited(before, 0)],
      ),
    ).toEqual({
      'w/a': ['2026-03-01', undefined, undefined],
      'w/b': [undefined, undefined, undefined],
    });
  });

  test('was added to a work that was published; of a new work the work says it', () => {
    const more = [...before, aDraft('w/c', '戊'), aDraft('v/a', '己')];
    expect(daysAfter(['2026-03-01', more])).toEqual({
      'v/a': [undefined, undefined, undefined],
      'w/a': [undefined, undefined, undefined],
      'w/b': [undefined, undefined, undefined],
      'w/c': ['2026-03-01', undefined, undefined],
    });
  });

  test('was added to a work, not to one whose id begins alike', () => {
    const more = [...before, aDraft('wx', '己')];
    expect(daysAfter(['2026-03-01', more])['wx']).toEqual([undefined, undefined, undefined]);
  });

  test('moved, which it keeps when the text changes later', () => {
    const moved = [{ ...before[0]!, id: 'w/z' }, before[1]!];
    expect(daysAfter(['2026-03-01', moved], ['2026-05-01', edited(moved, 0)])['w/z']).toEqual([
      '2026-05-01',
      '2026-03-01',
      undefined,
    ]);
  });

  test('went, and came back', () => {
    expect(daysAfter(['2026-03-01', before.slice(1)])['w/a']).toEqual([
      undefined,
      undefined,
      '2026-03-01',
    ]);
    expect(daysAfter(['2026-03-01', before.slice(1)], ['2026-04-01', before])['w/a']).toEqual([
      '2026-04-01',
      undefined,
      undefined,
    ]);
  });
});
