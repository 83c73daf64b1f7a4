import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { filesOf } from './portals.ts';
import { aSample } from './sample.ts';

/** Two volumes, each with an entry on the weir; the later one holds a passage back. */
const volumes = {
  'works/nianjian-2020/work.yaml':
    'kind: essays\ntitle: 年鉴（2020）\ncoverage: { from: 2019, to: 2019 }\n',
  'works/nianjian-2020/01-shui.mdx': '---\ntitle: 水利\n---\n\n## 堰\n\n堰长300米。\n',
  'works/nianjian-2022/work.yaml':
    'kind: essays\ntitle: 年鉴（2022）\ncoverage: { from: 2021, to: 2021 }\n',
  'works/nianjian-2022/01-shui.mdx':
    '---\ntitle: 水利\n---\n\n## 堰\n\n堰长320米。\n\n<Internal>\n\n密账一笔\n\n</Internal>\n\n| 年份 | 水量 |\n|---|---:|\n| 2019 | 10 |\n| 2021 | 12 |\n',
};
const aTopic = (more = ''): Record<string, string> => ({
  'topics/yan.yaml': `title: 堰\ntitles: [堰]\nworks: [nianjian-2020, nianjian-2022]\n${more}`,
});
const ownFindings = (findings: Parameters<typeof formatFinding>[0][]): string[] =>
  findings.map(formatFinding).filter((line) => line.startsWith('topics/'));

describe('a topic', () => {
  test('has a page with every year, gaps too, and its chapters lead to it', async () => {
    const { build, out } = await aSample({
      ...volumes,
      ...aTopic('series:\n  - { title: 水量, chapter: nianjian-2022/shui, column: 水量 }\n'),
    });
    const { findings, isPublished } = await build();
    expect(isPublished ? [] : findings.map(formatFinding)).toEqual([]);
    const html = readFileSync(path.join(out, 'topics/yan.html'), 'utf8');
    expect([...html.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, year]) => year)).toEqual([
      '2019年',
      '2020年',
      '2021年',
    ]);
    expect(html).toContain('堰长<del>300</del><ins>320</ins>米。');
    expect(html).toContain('折线图：水量，2019年10，2021年12');
    expect(readFileSync(path.join(out, 'works/nianjian-2020/shui.html'), 'utf8')).toContain(
      '<a href="../../topics/yan.html#y2019">堰</a>',
    );
  });

  test('holds nothing that is withheld, and is itself withheld when it says so', async () => {
    const { build, out } = await aSample({ ...volumes, ...aTopic() });
    await build();
    for (const [name, bytes] of filesOf(out)) expect(bytes.includes('密账'), name).toBe(false);
    const { build: again, out: other } = await aSample({
      ...volumes,
      ...aTopic('access: internal\n'),
    });
    await again();
    expect(filesOf(other).some(([name]) => name.startsWith('topics/'))).toBe(false);
  });

  test('keeps the old site when what it names is not there', async () => {
    const { build } = await aSample({
      ...volumes,
      ...aTopic(
        'entries:\n  - { chapter: nianjian-2020/shui, entry: 渠 }\nseries:\n  - { title: 水量, chapter: nianjian-2022/shui, column: 流量 }\n',
      ),
    });
    const { findings, isPublished } = await build();
    expect(isPublished).toBe(false);
    expect(ownFindings(findings)).toEqual([
      'topics/yan.yaml 错误 topic-entry-missing：篇章 nianjian-2020/shui 里没有标题“渠”。请照篇章里小标题的写法写，一个字也不改。',
      'topics/yan.yaml 错误 topic-series-missing：篇章 nianjian-2022/shui 不存在，或里面没有一张表有“流量”这一列。请照表头的写法写 column，篇章写 著作编号/篇章编号。',
    ]);
  });
});
