import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aWordImport } from './a-word-import.ts';

/** Word files that lie beside the project while it is developed; they are not part of it. */
const folder = path.resolve('../shared/data/docx');
const names = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.do[ct]x$/.test(name))
  : [];

/** The ones no chapter can be made of, and why. */
const refused: Record<string, string> = {
  'empty.docx': 'import-empty',
  'external-picture.docx': 'import-picture-outside',
};

describe.skipIf(names.length === 0)(
  'Word files of others (skipped where ../shared/data/docx is absent)',
  () => {
    test.each(names)(
      '%s is imported with every character proved, or refused for its reason',
      async (name) => {
        const place = aWordImport();
        const { errors, work, text, file } = await place.run({
          [name]: readFileSync(path.join(folder, name)),
        });
        const reason = refused[name];
        if (reason !== undefined) {
          expect(errors).toEqual([expect.stringContaining(reason)]);
          return;
        }
        expect(errors).toEqual([]);
        expect(work?.chapters).toBeGreaterThan(0);
        for (const [, word, own] of text.matchAll(
          /(?:表格|格子|尾注|图片)：Word (\d+)，篇章 (\d+)/g,
        ))
          expect(own).toBe(word);
        expect(readFileSync(file ?? '', 'utf8')).toContain('逐字核对');
      },
    );
  },
);
