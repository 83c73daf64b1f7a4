import { printable } from '../problem.ts';
import type { Conformity } from './conform.ts';
import { profileVersion, rules, type Breach, type Level, type RuleCode } from './rules.ts';

/** Places shown of one rule; the rest are counted. */
const mostShown = 50;

/** A report for the office that made the bundle: what, where, and what to do, by rule. */
export function renderReport({ bundle, works, chapters, breaches }: Conformity): string {
  const lines = [
    `《地方志联盟交换规范》第 ${profileVersion} 版检查报告`,
    bundle
      ? `${printable(bundle.office)}（${bundle.member}）第 ${bundle.version} 版，${bundle.released} 发布：${works} 部著作、${chapters} 个篇章`
      : '这个文件夹不是完整的发布包，没有检查其中的著作。',
  ];
  for (const [level, heading] of [
    ['must', '必须改正'],
    ['should', '建议改进'],
  ] as const) {
    const found = breachesOf(breaches, level);
    if (found.length === 0) continue;
    lines.push('', `${heading}（${found.length} 处）`);
    for (const [rule, places] of Map.groupBy(found, (breach) => breach.rule))
      lines.push(...renderRule(rule, places));
  }
  const must = breachesOf(breaches, 'must').length;
  lines.push(
    '',
    must === 0 ? '结论：符合规范，可以收入。' : `结论：不符合规范，有 ${must} 处必须改正。`,
  );
  return lines.join('\n');
}

export const breachesOf = (breaches: readonly Breach[], level: Level): Breach[] =>
  breaches.filter(({ rule }) => rules[rule].level === level);

function renderRule(rule: RuleCode, places: readonly Breach[]): string[] {
  const { title, advice } = rules[rule];
  const shown = places
    .slice(0, mostShown)
    .map(({ file, message }) => `    ${printable(file)}　${printable(message)}`);
  const rest = places.length > mostShown ? [`    ……另有 ${places.length - mostShown} 处。`] : [];
  return [`  ${rule} ${title}`, ...shown, ...rest, `    怎么办：${advice}`];
}
