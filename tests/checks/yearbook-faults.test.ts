import { expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { checkFolder } from './check-folder.ts';

const fixture = `${import.meta.dirname}/../fixtures/yearbook-faults`;

test('tells an editor of each of twelve faults in a yearbook, once', async () => {
  const findings = await checkFolder(`${fixture}/faulty`);
  expect(findings).toHaveLength(12);
  expect(findings.map(formatFinding).join('\n')).toMatchInlineSnapshot(`
    "people/cheng-yinong.yaml 提醒 living-person-detail：程亦农在世，出生日期写到了月、日。门户只显示年份，资料里也请只写 born: "1938"。
    works/qingxi-yearbook-2022/04-overview.mdx:16:1 错误 subcategory-empty：分目“行政区划”下没有内容。请补上内容，或删去这个标题；内容暂不公开的，把标题也放进 <Embargo> 或 <Internal> 里。
    works/qingxi-yearbook-2022/20-agriculture/01-tea.mdx 错误 chapter-order-repeated：序号 1 已被 works/qingxi-yearbook-2022/20-agriculture/01-general.mdx 使用，先后不能确定。请给其中一个改序号。
    works/qingxi-yearbook-2022/20-agriculture/01-tea.mdx:5:1 错误 entry-title-repeated：同一类目里已有条目“耕地与灌溉”，在 works/qingxi-yearbook-2022/20-agriculture/01-general.mdx 第 9 行。请把两条合并，或改标题使读者能够分辨。
    works/qingxi-yearbook-2022/20-agriculture/01-tea.mdx:9:1 提醒 entry-title-long：条目标题“积极推进‘清溪1号’茶树良种示范推广工作”有 18 个字（标点不计，连写的数字或字母算一个字），以不超过 15 个字为宜。请改短，细节写进正文。
    works/qingxi-yearbook-2022/20-agriculture/01-tea.mdx:11:8 错误 person-unknown：人物“cheng-yilong”没有登记。请核对编号，或新建 people/cheng-yilong.yaml。
    works/qingxi-yearbook-2022/30-tourism.mdx:11:1 错误 yearbook-levels：“夜间开放”（#####）是第 5 层。年鉴正文最多四层：类目—分目—子目—条目，篇章文件是第 1 层。请把它升为上一级标题，或并入上一条。
    works/qingxi-yearbook-2022/30-tourism.mdx:13:1 提醒 event-outside-coverage：2020年10月1日的记事不在断限2021年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。
    works/qingxi-yearbook-2022/30-tourism.mdx:21:1 提醒 entry-title-comma：条目标题“查隐患，保平安”里有“，”。条目标题要像一个名称，不能断成几句，请改成中间没有停顿的短语。
    works/qingxi-yearbook-2022/92-biographies.mdx 错误 yearbook-part-order：“人物”按惯例排在“附录”之前，现在排在它之后。请修改名称前的序号，使 92-biographies.mdx 排到 90-appendix.mdx 之前。
    works/qingxi-yearbook-2022/work.yaml 错误 member-unknown：owner 写的成员单位“luopo”没有登记。请核对编号，或新建 members/luopo.yaml；本单位自己的著作不必写 owner。
    works/qingxi-yearbook-2022/work.yaml 错误 yearbook-part-missing：年鉴缺少“大事记”。请在 works/qingxi-yearbook-2022/ 里新建一个篇章，例如 03-chronicle.mdx，开头写明 title: 大事记 和 role: chronicle；已有这一部分的，在它开头补写 role: chronicle。"
  `);
});

test('finds nothing wrong with its clean twin', async () => {
  expect(await checkFolder(`${fixture}/clean`)).toEqual([]);
});
