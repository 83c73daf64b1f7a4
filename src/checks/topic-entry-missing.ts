import { aFinding } from '../model/finding.ts';
import { findTopicEntries, type TopicProblem } from '../model/topic-entries.ts';
import type { Check } from './check.ts';

/** What a topic names is there, and it is known of which year each entry tells. */
export const topicEntryMissing: Check = {
  code: 'topic-entry-missing',
  *run({ works, items }) {
    for (const { file, meta } of items.topics) {
      for (const problem of findTopicEntries(meta, works).problems)
        yield aFinding('topic-entry-missing', file, explain(problem));
    }
  },
};

function explain(problem: TopicProblem): string {
  switch (problem.kind) {
    case 'chapter':
      return `篇章 ${problem.chapter} 不存在。请写 著作编号/篇章编号，例如 qingxi-yearbook-2022/agriculture/tea，不带序号和 .mdx。`;
    case 'entry':
      return `篇章 ${problem.chapter} 里没有标题“${problem.entry}”。请照篇章里小标题的写法写，一个字也不改。`;
    case 'title':
      return `各卷年鉴里都没有题为“${problem.title}”的条目。请核对题名；条目改过名的，新旧题名都写进 titles。`;
    case 'year':
      return `篇章 ${problem.chapter} 的条目“${problem.entry}”记的是哪一年，从断限看不出来。请在 entries 里写上 year。`;
  }
}
