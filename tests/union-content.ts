import { acceptedWorkFolder, type Accepted, type AcceptedIndex } from '../src/model/accepted.ts';

/** Works of two other members as `accept` lays them down: one of a registered member, one of a code nobody registered. */
const taken: Record<string, Accepted> = {
  '999932-tea-gazetteer': {
    member: '999932',
    office: '澄阳县地方志编纂中心',
    work: 'tea-gazetteer',
    licence: '未写明（使用前请向所属单位询问）',
    version: 3,
    released: '2023-05-01',
    digest: 'ab'.repeat(64),
    signer: 'SHA256:chengyang',
    received: '2023-05-04',
    site: 'https://fangzhi.chengyang.example',
  },
  '999933-tea-road': {
    member: '999933',
    office: '望川县史志研究室（虚构）',
    work: 'tea-road',
    licence: 'CC-BY-4.0',
    version: 12,
    released: '2023-09-30',
    digest: 'cd'.repeat(64),
    signer: 'SHA256:wangchuan',
    received: '2023-10-08',
    via: '999932',
    site: 'https://shizhi.wangchuan.example/fangzhi/',
  },
};

const index: AcceptedIndex = {
  format: 'fangzhi-accepted/1',
  members: {},
  works: taken,
  tombstones: [],
};

const chapters: Record<string, Record<string, string>> = {
  '999932-tea-gazetteer': {
    'work.yaml':
      'kind: town-gazetteer\ntitle: 澄阳茶镇志\ncoverage: { from: 1949, to: 2010 }\ndivision: "999932100"\nawards: [{ name: 佳作, by: 学会, year: 2012 }]\n',
    '01-tea.mdx':
      '---\ntitle: 茶\n---\n\n## 采制\n\n澄阳的老茶树，谷雨才发芽。\n\n<Event date="1958-04" title="茶厂开工">\n\n4月，茶厂开工。\n\n</Event>\n',
  },
  '999933-tea-road': {
    'work.yaml':
      'kind: source-compilation\ntitle: 望川茶道史料\ncoverage: { from: 1905, to: 1958 }\ndivision: "999933"\ndivisionName: 望川县\nchiefEditor: [高望之]\ncompilingOffice: 望川县史志研究室（虚构）\nlicence: CC-BY-4.0\nsummary: 望川驮队出云岭的章程、账目与碑刻，辑自驮户旧藏。\n',
    '01-camps/part.yaml': 'title: 驮队\nsummary: 驮队的章程与账。\n',
    '01-camps/01-rules.mdx':
      '---\ntitle: 驮队章程\nauthors: [高望之]\n---\n\n光绪三十一年，望川驮队议定章程七条。\n\n## 起程\n\n每帮十二匹，头骡挂铃，霜降后起程，驮的是老茶树上的春茶。\n\n## 歇店\n\n歇店以茶坪、松坳两处为限，店钱每匹四文。\n',
    '01-camps/02-accounts.mdx': '---\ntitle: 驮队账\n---\n\n## 茶价\n\n茶价每担三两二钱。\n',
  },
};

/** Files of a content folder that hold them. */
export function unionFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'members/chengyang.yaml':
      'name: 澄阳县地方志编纂中心（虚构）\ndivision: "999932"\nsite: https://fangzhi.chengyang.example\nsummary: 清溪县南邻的方志机构。\n',
    'accepted/index.json': JSON.stringify(index),
  };
  for (const [id, accepted] of Object.entries(taken))
    for (const [name, text] of Object.entries(chapters[id] ?? {}))
      files[`${acceptedWorkFolder(accepted)}/${name}`] = text;
  return files;
}
