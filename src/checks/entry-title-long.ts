import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { quote } from './quotation.ts';
import { entries } from './yearbook-ranks.ts';

const mostCharacters = 15;

/** The title of an entry has at most fifteen characters, counted as an editor counts them. */
export const entryTitleLong: Check = {
  code: 'entry-title-long',
  *run(checked) {
    for (const { title, file, at } of entries(checked)) {
      const length = titleLength(title);
      if (length <= mostCharacters) continue;
      yield aFinding(
        'entry-title-long',
        file,
        `条目标题${quote(title)}有 ${length} 个字（标点不计，连写的数字或字母算一个字），以不超过 ${mostCharacters} 个字为宜。请改短，细节写进正文。`,
        at,
      );
    }
  },
};

/** Han characters one each, a run of digits or letters one (`2021`, `5G`, `3.5`), punctuation and spaces none. */
function titleLength(title: string): number {
  const han = title.match(/\p{Script=Han}/gu) ?? [];
  const runs =
    title.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu) ?? [];
  return han.length + runs.length;
}
