import { expect, test } from 'vitest';
import { openStore } from '../../src/search/store.ts';

/** A store of texts, and the names it read, in order. */
function aStore(limit: number, read = async (name: string) => Promise.resolve(name)) {
  const reads: string[] = [];
  const store = openStore(
    async (name) => {
      reads.push(name);
      return read(name);
    },
    (text) => text.length,
    limit,
  );
  return { store, reads };
}

test('what was fetched is not fetched again, even while it is on its way', async () => {
  const { store, reads } = aStore(100);
  expect(await Promise.all([store.get('a'), store.get('a')])).toEqual(['a', 'a']);
  expect(await store.get('a')).toBe('a');
  expect(reads).toEqual(['a']);
  expect([store.has('a'), store.has('b')]).toEqual([true, false]);
});

test('past the limit, what was used longest ago goes first', async () => {
  const { store, reads } = aStore(6);
  for (const name of ['aaa', 'bbb', 'aaa', 'ccc', 'aaa', 'bbb']) await store.get(name);
  expect(reads).toEqual(['aaa', 'bbb', 'ccc', 'bbb']);
});

test('one that is larger than the limit is held until the next comes', async () => {
  const { store, reads } = aStore(2);
  for (const name of ['long', 'long', 'b', 'long']) await store.get(name);
  expect(reads).toEqual(['long', 'b', 'long']);
});

test('a failure is told to whoever asked, and tried again the next time', async () => {
  let isBroken = true;
  const { store, reads } = aStore(10, async (name) => {
    if (isBroken) throw new Error('no');
    return Promise.resolve(name);
  });
  await expect(store.get('a')).rejects.toThrow('no');
  isBroken = false;
  expect(await store.get('a')).toBe('a');
  expect(reads).toEqual(['a', 'a']);
});
