import { factStarters } from './facts.ts';
import { quoted, type StarterFacts, type StarterFile } from './file.ts';

/** Beginnings of register items, by the word that asks for one. */
export const itemStarters: Record<string, (facts: StarterFacts) => StarterFile[]> = {
  ...factStarters,
  lesson: ({ id, title }) => [
    {
      path: `lessons/${id}.mdx`,
      content: `---
title: ${quoted(title)}
# 学段、学科、课时
stage: "小学高年级"
subject: "综合实践"
periods: 1
goals: ["写一条学习目标"]
# 取材的篇章编号
chapters: []
summary: "写一句话介绍这节课。"
---

## 导入

在这里写课文。
`,
    },
  ],
  topic: ({ id, title }) => [
    {
      path: `topics/${id}.yaml`,
      content: `# 专题：同一题目逐年看。
title: ${quoted(title)}
summary: "写一句话说明收了什么。"
# 年鉴里条目的题名；逐年改过名的，几个题名都写上
# titles: ["茶园与产量", "茶叶生产"]
titles: []
# 记多年的书里的条目，逐条指明，写明放在哪一年
# entries:
#   - { chapter: "village/tea", entry: "第一节　茶园", year: 2005 }
# 缺的年份，说明缘故
# gaps:
#   - { from: 2006, to: 2019, note: "这几年的年鉴尚未上网。" }
# 统计表里的一列，画成折线
# series:
#   - { title: "茶叶产量", chapter: "yearbook-2022/appendix", column: "茶叶（吨）", unit: "吨" }
`,
    },
  ],
  exhibit: ({ id, title }) => [
    {
      path: `exhibits/${id}.mdx`,
      content: `---
title: ${quoted(title)}
place: "展出地点"
summary: "写一句话介绍这个展览。"
---

## 第一板　前言

在这里写展板文字。
`,
    },
  ],
  news: ({ id, title, year }) => [
    {
      path: `news/${id}.mdx`,
      content: `---
title: ${quoted(title)}
date: "${year}-01-01"
# news 动态、announcement 公告、activity 活动
kind: news
summary: "写一句话提要。"
---

在这里写正文。
`,
    },
  ],
};
