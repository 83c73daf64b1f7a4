import { expect, test } from 'vitest';
import type { CompileContext } from '../../src/markdown/page.ts';
import { compile, findingsOf } from './a-context.ts';

const internal: Partial<CompileContext> = {
  release: { today: '2026-01-01', audience: 'internal' },
};
const later: Partial<CompileContext> = { release: { today: '2031-01-01', audience: 'public' } };

const withheld = `前。

<Embargo until="2031-01-01">

## 密题

密甲<Person id="mi-jia">密乙</Person>[^密]，[密丙][密]，<Errata date="2020" was="密丁">密戊</Errata>。

![密己](密己.jpg "密庚")

<Event date="2020">密辛</Event>

<DataTable src="mi.csv" title="密壬" />

</Embargo>

后<Internal>密癸</Internal>。

[^密]: 密子。

[密]: 02-mi.mdx "密丑"
`;

test('withheld text leaves no trace in what a compile gives', () => {
  const chapter = compile(withheld, { readBeside: () => '密寅\n密卯\n' });
  expect(chapter.findings).toEqual([]);
  expect(JSON.stringify(chapter)).not.toMatch(/密|mi/);
  expect(chapter.text).toBe('前。\n后。');
});

test('on its day an embargo ends', () => {
  expect(compile('<Embargo until="2031-01-01">甲</Embargo>').text).toBe('');
  expect(compile('<Embargo until="2031-01-01">甲</Embargo>', later).text).toBe('甲');
});

test('the office sees what is internal, but not what is under embargo', () => {
  expect(compile('甲<Internal>乙</Internal>丙', internal).text).toBe('甲乙丙');
  expect(compile('甲<Embargo until="2031-01-01">乙</Embargo>丙', internal).text).toBe('甲丙');
});

test('a mistake in the component shows nothing either', () => {
  for (const source of [
    '<Embargo until="2031-1-1">密</Embargo>',
    '<Internal to="x">密</Internal>',
    '甲<Embargo>密</Embargo>',
    '*甲<Internal>密*密</Internal>',
  ]) {
    const { html, text, findings } = compile(source);
    expect(findings.map(({ severity }) => severity)).toContain('error');
    if (!source.startsWith('*')) expect(html + text).not.toContain('密');
  }
});

test('a note that only withheld text refers to is withheld in silence; one nothing refers to is reported', () => {
  expect(findingsOf('甲<Internal>乙[^1]</Internal>\n\n[^1]: 密。')).toEqual([]);
  expect(compile('甲<Internal>乙[^1]</Internal>，丙[^1]\n\n[^1]: 注。').text).toBe('甲，丙\n注。');
  expect(findingsOf('甲\n\n[^1]: 注。')).toEqual([
    '3:1 提醒 footnote-unused：注文 [^1] 没有被引用，读者看不到它。请在正文相应处写 [^1]，或删去这条注文。',
  ]);
});

test('withheld blocks are accounted for to the character: what stands on their last line still counts', () => {
  const source =
    '甲<Internal>密</Internal>乙，丙<Internal>密</Internal>丁\n\n<Internal>\n\n密\n\n</Internal>\n\n戊';
  expect(findingsOf(source)).toEqual([]);
  expect(compile(source).text).toBe('甲乙，丙丁\n戊');
});
