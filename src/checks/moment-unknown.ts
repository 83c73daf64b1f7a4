import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Events that the home page is to show are told in some chapter, under that title. */
export const momentUnknown: Check = {
  code: 'moment-unknown',
  *run({ works, portal }) {
    if (portal?.moments === undefined) return;
    const titles = new Set(
      works.flatMap(({ chapters }) =>
        chapters.flatMap(({ events }) => events.map(({ title }) => title)),
      ),
    );
    for (const title of portal.moments) {
      if (titles.has(title)) continue;
      yield aFinding(
        'moment-unknown',
        'portal.yaml',
        `moments 里的“${title}”，各书都没有这样一条大事。请照 <Event title> 的写法写，一个字也不改；那一篇尚未公开的，先不写。`,
      );
    }
  },
};
