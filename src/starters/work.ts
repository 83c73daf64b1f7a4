import type { Role } from '../model/outline.ts';
import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import { quoted, type StarterFacts, type StarterFile } from './file.ts';

interface PlannedChapter {
  slug: string;
  title: string;
  role: Role;
  body: string;
}

const prose = '在这里写正文。写好以后，这一行可以删去。';
const entry = (title: string): string => `## ${title}\n\n${prose}`;

const yearbookPlan = (year: number): PlannedChapter[] => [
  { slug: 'editorial-note', title: '编辑说明', role: 'editorial-note', body: prose },
  { slug: 'special-report', title: '特载', role: 'special-report', body: entry('专题名称') },
  {
    slug: 'chronicle',
    title: '大事记',
    role: 'chronicle',
    body: `<Event date="${year}-01-01">\n\n1月1日，${prose}\n\n</Event>`,
  },
  { slug: 'overview', title: '概况', role: 'overview', body: entry('自然地理') },
  {
    slug: 'agriculture',
    title: '农业',
    role: 'body',
    body: `## 种植业\n\n### 粮食生产\n\n${year}年，${prose}`,
  },
  { slug: 'townships', title: '乡镇', role: 'subdivisions', body: entry('某镇') },
  { slug: 'biographies', title: '人物', role: 'biographies', body: entry('先进人物') },
  { slug: 'appendix', title: '附录', role: 'appendix', body: entry('统计资料') },
];

const gazetteerPlan = (year: number): PlannedChapter[] => [
  { slug: 'preface', title: '序', role: 'preface', body: prose },
  { slug: 'editorial-principles', title: '凡例', role: 'editorial-principles', body: prose },
  { slug: 'overview', title: '概述', role: 'overview', body: prose },
  {
    slug: 'chronicle',
    title: '大事记',
    role: 'chronicle',
    body: `<Event date="${year}">\n\n${year}年，${prose}\n\n</Event>`,
  },
  { slug: 'environment', title: '第一章　建置与环境', role: 'body', body: entry('第一节　位置') },
  {
    slug: 'population',
    title: '第二章　人口与姓氏',
    role: 'body',
    body: `${entry('第一节　人口')}\n\n| 年份 | 户数 | 人口 |\n| --- | --: | --: |\n| ${year} | 1 | 1 |`,
  },
  { slug: 'biographies', title: '人物', role: 'biographies', body: entry('人物传') },
  { slug: 'appendix', title: '附录', role: 'appendix', body: entry('文献') },
];

const freePlan: PlannedChapter[] = [
  { slug: 'preface', title: '前言', role: 'preface', body: prose },
  { slug: 'first', title: '第一篇', role: 'body', body: entry('第一节') },
];

const interviewPlan: PlannedChapter[] = [
  { slug: 'preface', title: '前言', role: 'preface', body: prose },
  {
    slug: 'first',
    title: '访谈一',
    role: 'interview',
    body: `<OralClip speaker="讲述人">\n\n${prose}\n\n</OralClip>`,
  },
];

function planOf(kind: WorkKind, year: number): PlannedChapter[] {
  if (kind === 'oral-history') return interviewPlan;
  const { style } = workKinds[kind];
  return style === 'yearbook'
    ? yearbookPlan(year)
    : style === 'gazetteer'
      ? gazetteerPlan(year)
      : freePlan;
}

/** A work of a kind, with a chapter for each part that custom asks of it. */
export function workStarter(kind: WorkKind, { id, title, year }: StarterFacts): StarterFile[] {
  const folder = `works/${id}`;
  const plan = planOf(kind, year);
  return [
    { path: `${folder}/work.yaml`, content: workYaml(kind, title, year) },
    ...plan.map((chapter, index) => ({
      path: `${folder}/${String((index + 1) * 10).padStart(3, '0')}-${chapter.slug}.mdx`,
      content: chapterMdx(chapter, year),
    })),
  ];
}

function workYaml(kind: WorkKind, title: string, year: number): string {
  const isYearbook = kind === 'yearbook';
  return `# ${workKinds[kind].title}的资料。井号后面是说明，不影响内容。
kind: ${kind}
title: ${quoted(title)}
${isYearbook ? `# 书名里的年份\neditionYear: ${year + 1}\n` : ''}# 断限：记述的起止年份
coverage: { from: ${isYearbook ? year : 1949}, to: ${year} }
compilingOffice: "县地方志办公室"
chiefEditor: ["主编姓名"]
# 一两句话介绍这部书
summary: "写一两句话介绍这部书。"
# 出版以后填写
# printing:
#   publisher: "出版社"
#   place: "出版地"
#   published: "${year + 1}-12"
#   isbn: "978-7-0000-0000-0"
# 暂不公开时写 internal；到某日才公开写 embargo: "${year + 10}-01-01"
access: public
`;
}

function chapterMdx({ title, role, body }: PlannedChapter, year: number): string {
  const consent =
    role === 'interview'
      ? `# 讲述人的书面授权，没有就不能公开\nconsent: { granted: true, by: "讲述人姓名", date: "${year}" }\n`
      : '';
  return `---
title: ${quoted(title)}
role: ${role}
# 撰稿人
authors: []
${consent}---

${body}
`;
}

/** One more chapter for a work that exists. */
export function chapterStarter({ id, title, year }: StarterFacts): StarterFile[] {
  const [work = '', ...rest] = id.split('/');
  return [
    {
      path: `works/${work}/${rest.join('/')}.mdx`,
      content: chapterMdx({ slug: '', title, role: 'body', body: entry('条目名称') }, year),
    },
  ];
}
