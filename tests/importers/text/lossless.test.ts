import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import type { Block } from '../../../src/importers/text/block.ts';
import { checkChapter, findChange } from '../../../src/importers/text/check-chapter.ts';
import { cutText } from '../../../src/importers/text/cut.ts';
import { prepareText } from '../../../src/importers/text/prepare-text.ts';
import type { SourceText } from '../../../src/importers/text/source-text.ts';
import { writeChapter } from '../../../src/importers/text/write-mdx.ts';

const words = [
  ...'\\ ` * _ { } [ ] < > ~ | & # - + = ! ( ) : / @ . " 1. 12) import export https:// www. a@b.c &amp; <!-- --> {x} [^1] [^1]:'.split(
    ' ',
  ),
  ...'** ~~ --- === *** ::: <Leaf </b> |---| import\u3000 國家 題 山川 第一章 中 文 。 〓 □'.split(
    ' ',
  ),
  ...[
    '\u3000',
    '\u3000\u3000',
    '\u00A0',
    '\u200B',
    '\uFEFF',
    '\u2028',
    '\uE000',
    '𠀀',
    '𨽻',
    'e\u0301',
  ],
  ...[
    ' ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\n    ',
    '\n- ',
    '\n1. ',
    '\n# ',
    '\n## ',
    '\n> ',
    '\n| a | b |\n|-|-|\n| ',
    '\n===\n',
    '\n---\n',
  ],
];
const nastyText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));

/** A source with leaves anywhere between two characters and every line that may be one marked as a heading. */
const aSource = fc
  .record({
    text: nastyText,
    form: fc.constantFrom('plain', 'markdown'),
    leaves: fc.array(fc.nat(), { maxLength: 6 }),
    indents: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
  })
  .filter(({ text }) => text.trim() !== '')
  .map(({ text, form, leaves, indents }): SourceText => {
    const places = [0, ...Array.from(text)].map(
      (_, index, all) => all.slice(1, index + 1).join('').length,
    );
    const at = leaves.map((leaf) => places[leaf % places.length] ?? 0).sort((a, b) => a - b);
    const lines = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }, number) => ({
      from: index,
      to: index + line.length,
      indent: indents[number % indents.length] ?? 0,
    }));
    return {
      file: 'a.jsonl',
      line: 1,
      title: '题',
      form: form,
      text,
      leaves: form === 'plain' ? at.map((place, index) => ({ n: `${index + 1}a`, at: place })) : [],
      headings: form === 'plain' ? lines.filter(({ from, to }) => to - from < 8) : [],
      work: { otherwise: '题', subjects: [] },
    };
  });

function checkStretches(stretches: Block[][]) {
  return stretches.map((blocks, index) =>
    checkChapter(writeChapter({ title: '题' }, blocks), `works/w/${index}.mdx`, '题'),
  );
}

const fold = (text: string) => text.replace(/[ \t\r\n]/g, '');

test('any text with leaves and headings anywhere comes out on the pages as it went in', () => {
  fc.assert(
    fc.property(aSource, fc.integer({ min: 1, max: 30 }), (source, aim) => {
      const { blocks, expected } = prepareText(source);
      fc.pre(blocks.length > 0);
      const chapters = checkStretches(cutText(blocks, { aim, most: aim * 3 }).stretches);
      expect(chapters.flatMap(({ problems }) => problems)).toEqual([]);
      expect(
        findChange(
          expected,
          chapters.map(({ shown }) => shown),
        ),
      ).toBeUndefined();
      const shown = chapters
        .map(({ shown: page }) => page)
        .join('')
        .replace(/\uFFFF[^\uFFFF]*\uFFFF/g, '');
      if (source.form === 'plain') expect(shown).toBe(fold(source.text));
    }),
    { numRuns: 3000 },
  );
});

test('what Markdown loses on the way is marks and comments only', () => {
  fc.assert(
    fc.property(aSource, (source) => {
      const { blocks } = prepareText({ ...source, form: 'markdown', leaves: [], headings: [] });
      const kept = fold(blocks.map(({ text }) => text).join(''));
      let next = 0;
      for (const character of fold(source.text.replace(/<!--[^]*?-->/g, ''))) {
        if (character === kept[next]) next++;
        else if (kept.codePointAt(next) === character.codePointAt(0)) next += character.length;
        else expect('#|-:\\').toContain(character);
      }
      expect(next).toBe(kept.length);
    }),
    { numRuns: 1500 },
  );
});
