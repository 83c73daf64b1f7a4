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
