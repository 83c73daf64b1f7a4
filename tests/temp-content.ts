import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** Files of a content folder, by path with `/`. */
export type ContentFiles = Record<string, string | Buffer>;

const made: string[] = [];
afterAll(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the tests of the file. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fangzhi-test-'));
  made.push(folder);
  return folder;
}

/** Writes files into a folder of their own. @returns its absolute path; it is gone after the tests of the file. */
export async function writeContent(files: ContentFiles): Promise<string> {
  const folder = await tempFolder();
  await writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder that may hold others. */
export async function writeFiles(folder: string, files: ContentFiles): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** A chapter file: title, facts in YAML, text. */
export function chapterFile(title: string, body: string, facts = ''): string {
  return `---\ntitle: ${title}\n${facts}---\n\n${body}\n`;
}

/**
 * A whole portal, small and without an error: a yearbook with a part (`agriculture`), a village history of three
 * chapters, a person and a place that both name. Building it gives reminders only: that nothing is registered, and
 * which genres the village history lacks.
 */
export function smallContent(): ContentFiles {
  const yearbook = 'works/qingxi-yearbook-2022';
  const village = 'works/baiyan-village';
  return {
    'portal.yaml': `title: 清溪方志
county: 清溪县
office: 清溪县地方志编纂中心
site: https://fangzhi.qingxi.example
`,
    [`${yearbook}/work.yaml`]: `kind: yearbook
title: 清溪年鉴（2022）
editionYear: 2022
coverage: { from: 2021, to: 2021 }
chiefEditor: [沈维周]
printing: { publisher: 南屏方志出版社, place: 南屏, published: "2022-11" }
`,
    [`${yearbook}/01-editorial-note.mdx`]: chapterFile(
      '编辑说明',
      '本年鉴记述2021年清溪县的情况。',
      'role: editorial-note\n',
    ),
    [`${yearbook}/03-chronicle.mdx`]: chapterFile(
      '大事记',
      '<Event date="2021-03-18">\n\n3月18日，茶坪镇开采春茶。\n\n</Event>',
      'role: chronicle\n',
    ),
    [`${yearbook}/04-overview.mdx`]: chapterFile(
      '概况',
      '## 自然地理\n\n清溪县在云岭南坡，<Place id="chaping-zhen">茶坪镇</Place>居其西。\n\n## 人口\n\n年末户籍人口21万人。',
      'role: overview\n',
    ),
    [`${yearbook}/20-agriculture/part.yaml`]: 'title: 农业\n',
    [`${yearbook}/20-agriculture/01-tea.mdx`]: chapterFile(
      '茶业',
      '## 茶叶生产\n\n全年产茶9386吨。\n\n## 茶树良种\n\n“清溪1号”由<Person id="cheng-yinong">程亦农</Person>选育。',
    ),
    [`${yearbook}/20-agriculture/02-grain.mdx`]: chapterFile(
      '粮食',
      '## 水稻\n\n水稻单产每公顷7.2吨。茶园见[茶业](01-tea.mdx#茶叶生产)。',
    ),
    [`${yearbook}/80-biographies.mdx`]: chapterFile(
      '人物',
      '## 先进人物\n\n柳禾获评劳动模范。',
      'role: biographies\n',
    ),
    [`${yearbook}/90-appendix.mdx`]: chapterFile(
      '附录',
      '## 统计资料\n\n见统计公报。',
      'role: appendix\n',
    ),
    [`${village}/work.yaml`]: `kind: village-gazetteer
title: 白岩村志
coverage: { from: 1689, to: 2020 }
compilingOffice: 白岩村村民委员会
`,
    [`${village}/01-overview.mdx`]: chapterFile(
      '概述',
      '白岩在云岭南坡，靠一片茶、一沟纸过日子。',
      'role: overview\n',
    ),
    [`${village}/02-tea.mdx`]: chapterFile(
      '茶事',
      '## 古茶园\n\n老茶树1126株，<Person id="cheng-yinong">程亦农</Person>标记62株。\n\n## 采制\n\n采茶讲“三不采”。',
    ),
    [`${village}/03-paper.mdx`]: chapterFile(
      '纸事',
      '## 竹纸\n\n| 年份 | 产量 |\n| --- | --: |\n| 1956 | 12 |',
    ),
    'people/cheng-yinong.yaml': 'name: 程亦农\nborn: "1938"\nliving: true\n',
    'places/chaping-zhen.yaml': 'name: 茶坪镇\nkind: 镇\n',
  };
}
