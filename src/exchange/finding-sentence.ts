import type { Finding } from '../model/finding.ts';

/** What a finding says, for a report that names the file itself: `第 7 行 mdx-expression：……`. */
export function findingSentence({ at, code, message }: Finding): string {
  return `${at ? `第 ${at.line} 行 ` : ''}${code}：${message}`;
}
