import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { quote } from './quotation.ts';
import { entries } from './yearbook-ranks.ts';

/** The title of an entry is a name, not a sentence or a slogan: no comma, semicolon or full stop in it. */
export const entryTitleComma: Check = {
  code: 'entry-title-comma',
  *run(checked) {
    for (const { title, file, at } of entries(checked)) {
      const mark = findStop(title);
      if (mark === undefined) continue;
      const advice = /[！!？?]/.test(mark)
        ? '条目标题不用口号和问句，请改成名词性的短语。'
        : '条目标题要像一个名称，不能断成几句，请改成中间没有停顿的短语。';
      yield aFinding(
        'entry-title-comma',
        file,
        `条目标题${quote(title)}里有“${mark}”。${advice}`,
        at,
      );
    }
  },
};

/** Stops inside a quoted name or the title of a book are the name's own; a comma in `10,000` is the number's. */
function findStop(title: string): string | undefined {
  const bare = title.replace(/《[^》]*》|“[^”]*”/g, '');
  return /[，。；！？;!?]|,(?!\d)/.exec(bare === '' ? title : bare)?.[0];
}
