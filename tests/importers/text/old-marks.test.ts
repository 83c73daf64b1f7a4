import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { aParagraph } from '../../../src/importers/text/block.ts';
import { checkChapter } from '../../../src/importers/text/check-chapter.ts';
import { expectedText } from '../../../src/importers/text/compare-page.ts';
import { takeLeafMarks, withoutBrackets } from '../../../src/importers/text/old-marks.ts';
import { writeChapter } from '../../../src/importers/text/write-mdx.ts';
import { anImportFolder } from './import-folder.ts';

test('a plain text with marks of leaves, small notes and missing characters becomes a chapter with all three', async () => {
  const folder = anImportFolder();
  const { works, lines, read } = {
    ...(await folder.run(
      { '舊志.txt': '〔1a〕清溪縣（在雲嶺之南〔1b〕量）廣〓里。\n〔備考〕仍是文字。\n' },
      { oldMarks: true, id: 'jiuzhi' },
    )),
    read: folder.read,
  };
  expect(lines.filter((line) => line.includes('错误'))).toEqual([]);
  expect(works).toMatchObject([{ leaves: 2 }]);
  const [file] = folder.files().filter((name) => name.endsWith('.mdx'));
  expect(read(file ?? '')).toContain(
    '<Leaf n="1a" />清溪縣<SmallNote>在雲嶺之南<Leaf n="1b" />量</SmallNote>廣<Glyph ids="〓" description="字库未收的字" />里。',
  );
  expect(read(file ?? '')).toContain('〔備考〕仍是文字。');
});

test('without being asked for, brackets stay as they are', async () => {
  const folder = anImportFolder();
  await folder.run({ '村史.txt': '白岩村（原名石村）〔1a〕在县北。\n' }, { id: 'cunshi' });
  const [file] = folder.files().filter((name) => name.endsWith('.mdx'));
  expect(folder.read(file ?? '')).toContain('白岩村（原名石村）〔1a〕在县北。');
});

test('marks of leaves are taken out, and leaves begin where they stood', () => {
  expect(takeLeafMarks('〔首1a〕甲乙〔首1b〕丙〔卷二·12上〕')).toEqual({
    text: '甲乙丙',
    leaves: [
      { n: '首1a', at: 0 },
      { n: '首1b', at: 2 },
      { n: '卷二·12上', at: 3 },
    ],
  });
});

test('nothing but brackets is lost, however notes, leaves and missing characters fall', () => {
  const word = fc.constantFrom('（', '）', '〓', '山', '<b>', '*', '-', ' ', '{', '1.', '。');
  const paragraph = fc.array(word, { minLength: 1, maxLength: 24 }).map((words) => words.join(''));
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 });
  fc.assert(
    fc.property(paragraph, cuts, (text, places) => {
      fc.pre(text.trim() === text && !/^[<>\s]*$/.test(text));
      const leaves = places
        .toSorted((a, b) => a - b)
        .map((place, index) => ({ n: `${index + 1}a`, at: Math.round(place * text.length) }));
      const mdx = writeChapter({ title: '題' }, [aParagraph(text, leaves)], true);
      const { shown, problems } = checkChapter(mdx, 'works/a/b.mdx', '題');
      expect(problems).toEqual([]);
      expect(withoutBrackets(shown)).toBe(withoutBrackets(expectedText(text, leaves)));
    }),
  );
});

const gazetteers = path.resolve('../shared/data/old-gazetteers');
test.skipIf(!existsSync(gazetteers)).each(['haiyan-ganshuizhi', 'wugong-xianzhi'])(
  'the small notes of %s are notes, character for character (skipped where ../shared is absent)',
  async (book) => {
    const folder = anImportFolder();
    const { importTexts } = await import('../../../src/importers/text/import-texts.ts');
    const { findings } = await importTexts([path.join(gazetteers, `${book}.jsonl.gz`)], {
      into: folder.into,
      oldMarks: true,
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const chapters = folder.files().filter((name) => name.endsWith('.mdx'));
    expect(chapters.map(folder.read).join('')).toContain('<SmallNote>');
  },
);
