import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { quote } from './quotation.ts';
import { rolesOf } from './units.ts';

/** An interview is published only with the speaker's permission. What the office keeps to itself needs none yet. */
export const consentMissing: Check = {
  code: 'consent-missing',
  *run({ works }) {
    for (const work of works) {
      const roles = rolesOf(work);
      for (const { id, file, meta } of work.chapters) {
        const isInterview = roles.get(id) === 'interview' || meta.speaker !== undefined;
        if (!isInterview || meta.consent?.granted === true || meta.access === 'internal') continue;
        const problem = meta.consent ? '授权写作 granted: false，不能公开' : '没有写讲述人的授权';
        yield aFinding(
          'consent-missing',
          file,
          `访谈${quote(meta.title)}${problem}。取得书面授权后，请在开头写明 consent，包括 granted: true、by（授权人）和 date（日期）；尚未取得的，写 access: internal 暂不公开。`,
        );
      }
    }
  },
};
