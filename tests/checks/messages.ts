import type { Check, Checked } from '../../src/checks/check.ts';
import { formatFinding } from '../../src/model/finding.ts';

/** What an editor reads of a check's findings, one line each; empty when it stays silent. */
export function messagesOf(check: Check, checked: Checked): string {
  return [...check.run(checked)].map(formatFinding).join('\n');
}
