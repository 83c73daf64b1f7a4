import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PortalData } from '../../src/page/portal-data.ts';
import { readPortalFile, writePortalFile } from '../../src/press/portal-file.ts';
import fc from '../fast-check.ts';
import { tempFolder } from '../temp-content.ts';

const value = fc.jsonValue({ maxDepth: 3 });
const list = fc.array(value, { maxLength: 4 });
const aPortal = fc.record(
  {
    portal: value,
    works: list,
    items: fc.dictionary(fc.constantFrom('people', 'places', 'topics'), list),
    former: list,
    hasSearch: fc.boolean(),
    rareFonts: list,
  },
  { requiredKeys: ['portal', 'works', 'items'] },
);
const throughFile = async (data: object): Promise<{ read: unknown; isNamedByBytes: boolean }> => {
  const file = path.join(await tempFolder(), 'portal');
  const digest = writePortalFile(file, data as PortalData);
  return {
    read: readPortalFile(file),
    isNamedByBytes: digest === createHash('sha256').update(readFileSync(file)).digest('hex'),
  };
};

test('another process reads a portal’s data as JSON would give it, from a file named by its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(aPortal, async (data) => {
      const { read, isNamedByBytes } = await throughFile(data);
      expect(read).toEqual(JSON.parse(JSON.stringify(data)));
      expect(isNamedByBytes).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('characters that lie across the ends of pieces stay whole', async () => {
  const works = Array.from({ length: 5 }, (_, at) => ({
    id: `w${at}`,
    text: `${'x'.repeat(at)}${'𠮷'.repeat(300_000)}`,
  }));
  const { read } = await throughFile({ portal: {}, works, items: {} });
  expect((read as { works: unknown }).works).toEqual(works);
});
