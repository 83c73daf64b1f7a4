import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** People of one name each carry a few words (`distinction`) that say which one is meant. */
export const personNameRepeated: Check = {
  code: 'person-name-repeated',
  *run({ items }) {
    for (const [name, namesakes] of Map.groupBy(items.people, ({ meta }) => meta.name)) {
      if (namesakes.length < 2) continue;
      const given = namesakes.map(({ meta }) => meta.distinction);
      for (const { file, meta } of namesakes) {
        const isAlone =
          meta.distinction !== undefined &&
          given.filter((words) => words === meta.distinction).length === 1;
        if (isAlone) continue;
        const others = namesakes.filter((other) => other.file !== file).map((other) => other.file);
        yield aFinding(
          'person-name-repeated',
          file,
          `与 ${others.join('、')} 同名（${name}）。请写 distinction（区别语），用几个字说明是哪一位，例如 distinction: 济和堂药商；若是同一人，请并成一个文件。`,
        );
      }
    }
  },
};
