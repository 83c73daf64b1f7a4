import { acceptedWorkFolder, type AcceptedIndex } from '../src/model/accepted.ts';
import { chapterFile, type ContentFiles } from './temp-content.ts';

/** What a portal holds after it took a work of 澄阳 (999932) that names people and works that were not taken along. */
export function acceptedFiles(): ContentFiles {
  const id = '999932-tea-gazetteer';
  const record = {
    member: '999932',
    office: '澄阳县地方志编纂中心',
    work: 'tea-gazetteer',
    licence: 'CC BY 4.0',
    version: 3,
    released: '2023-05-01',
    digest: 'ab'.repeat(64),
    signer: 'SHA256:chengyang',
    received: '2023-05-04',
    site: 'https://fangzhi.chengyang.example',
  };
  const index: AcceptedIndex = {
    format: 'fangzhi-accepted/1',
    members: {},
    works: { [id]: record },
    tombstones: [
      {
        id: '999932-old-essays',
        title: '旧文集',
        date: '2023-05-01',
        reason: '作者要求撤回',
        member: '999932',
      },
    ],
  };
  const folder = acceptedWorkFolder(record);
  return {
    'members/chengyang.yaml':
      'name: 澄阳县地方志编纂中心\ndivision: "999932"\nsite: https://fangzhi.chengyang.example\n',
    'accepted/index.json': JSON.stringify(index),
    [`${folder}/work.yaml`]:
      'kind: town-gazetteer\ntitle: 澄阳茶镇志\ncoverage: { from: 1949, to: 2010 }\ndivision: "999932100"\nlicence: CC BY 4.0\n',
    [`${folder}/01-tea.mdx`]: chapterFile(
      '茶',
      '## 采制\n\n<Person id="cheng-yinong">程亦农</Person>在澄阳试种茶树，见[纸](02-paper.mdx)和[《集市》](../market/01-stalls.mdx)。',
    ),
    [`${folder}/02-paper.mdx`]: chapterFile('纸', '## 竹纸\n\n澄阳产竹纸。'),
  };
}
