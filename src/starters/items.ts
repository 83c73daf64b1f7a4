import { quoted, type StarterFacts, type StarterFile } from './file.ts';

/** Beginnings of register items, by the folder they go to. */
export const itemStarters: Record<string, (facts: StarterFacts) => StarterFile[]> = {
  person: ({ id, title, year }) => [
    {
      path: `people/${id}.yaml`,
      content: `# 人物资料。不知道的项目删去或留着井号。
name: ${quoted(title)}
# 字、号
# courtesyName: "某某"
# 生卒：年、年月或年月日，加引号；约数写 "1898~"
# born: "1898"
# died: "1971-03"
# 在世人物写 true，只写出生年份
living: false
# nativePlace: "某县某乡"
# 任职
# tenures:
#   - { office: "某职", from: "${year}", to: "${year + 1}" }
summary: "写两三句话介绍这个人。"
sources: []
`,
    },
  ],
  place: ({ id, title }) => [
    {
      path: `places/${id}.yaml`,
      content: `# 地名资料。
name: ${quoted(title)}
kind: "村"
# 历史上的名称，从早到晚
# names:
#   - { name: "某某公社", from: "1958", to: "1983", rank: "人民公社" }
#   - { name: "某某乡", from: "1984", rank: "乡" }
# 上级地名的编号
# within: "qingxi-xian"
summary: "写两三句话介绍这个地方。"
`,
    },
  ],
  organisation: ({ id, title }) => [
    {
      path: `organisations/${id}.yaml`,
      content: `# 机构资料。
name: ${quoted(title)}
# 历史上的名称，从早到晚
# names:
#   - { name: "某某站", from: "1956", to: "1980" }
summary: "写两三句话介绍这个机构。"
`,
    },
  ],
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
summary: "写一句话提要。"
---

在这里写正文。
`,
    },
  ],
};
