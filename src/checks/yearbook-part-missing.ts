import { aFinding } from '../model/finding.ts';
import { yearbookRequired } from '../model/outline.ts';
import type { Check } from './check.ts';
import { rolesPresent, worksOfStyle } from './units.ts';

type Required = (typeof yearbookRequired)[number];

/** What a part is called in a yearbook, and a file an editor could make for it. */
const suggestions: Record<Required, { name: string; file: string }> = {
  'editorial-note': { name: '编辑说明', file: '01-editorial-note.mdx' },
  chronicle: { name: '大事记', file: '03-chronicle.mdx' },
  overview: { name: '概览', file: '04-overview.mdx' },
  body: { name: '农业', file: '20-agriculture.mdx' },
  biographies: { name: '人物', file: '80-biographies.mdx' },
  appendix: { name: '附录', file: '90-appendix.mdx' },
};

/** A yearbook has the parts without which it is not one. */
export const yearbookPartMissing: Check = {
  code: 'yearbook-part-missing',
  *run(checked) {
    for (const work of worksOfStyle(checked, 'yearbook')) {
      if ((work.absent ?? []).length > 0) continue;
      const present = rolesPresent(work);
      for (const role of yearbookRequired) {
        if (!present.has(role))
          yield aFinding('yearbook-part-missing', work.file, explain(role, work.folder));
      }
    }
  },
};

function explain(role: Required, folder: string): string {
  const { name, file } = suggestions[role];
  if (role === 'body') {
    return `年鉴没有正文类目。请在 ${folder}/ 里新建类目的文件夹或篇章，例如 ${file}（${name}）；正文不必写 role。`;
  }
  return `年鉴缺少“${name}”。请在 ${folder}/ 里新建一个篇章，例如 ${file}，开头写明 title: ${name} 和 role: ${role}；已有这一部分的，在它开头补写 role: ${role}。`;
}
