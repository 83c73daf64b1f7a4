import path from 'node:path';
import { escapeHtml } from '../../markdown/escape.ts';
import { changedLines, type ComparedLine } from './compare-lines.ts';
import type { Losses } from './losses.ts';
import { countsOf, droppedOf, remarkWords, stateWords, type ChapterChange } from './report-text.ts';
import type { WrittenManuscript } from './write-work.ts';

const style = `
body{font:16px/1.8 "Songti SC","Noto Serif CJK SC",serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.4rem;border-bottom:2px solid #333}h3{font-size:1.05rem;margin-top:1.6rem}
table{border-collapse:collapse;margin:.6rem 0}th,td{border:1px solid #999;padding:.2rem .7rem;text-align:start;vertical-align:top}
td.number{text-align:end;font-variant-numeric:tabular-nums}tr.differs td{background:#fff3d6}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #ccc;padding:.6rem;font:.9rem/1.6 monospace}
ins{background:#d9f2dd;text-decoration:none}del{background:#fadcd9}small{color:#555}
`;

/** The report as a page of its own: no script, nothing from elsewhere. */
export function describeAsHtml(
  title: string,
  written: readonly WrittenManuscript[],
  changes: readonly ChapterChange[],
  note: string,
): string {
  const body = [
    ...written.map(describeManuscript),
    changes.length > 0 ? describeChanges(changes) : '',
  ].join('');
  const heading = escapeHtml(`《${title}》导入报告`);
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${escapeHtml(note)}</p>
${body}</main>
</body>
</html>
`;
}

function describeManuscript(written: WrittenManuscript): string {
  const { manuscript, chapters } = written;
  const { account, losses, document } = manuscript;
  const counts = countsOf(written).map(
    ({ what, word, chapters: own }) =>
      `<tr${word === own ? '' : ' class="differs"'}><th scope="row">${what}</th><td class="number">${word}</td><td class="number">${own}</td></tr>`,
  );
  const made = [
    account.numbers.size > 0
      ? `自动编号变成文字 ${account.numbers.size} 处：${sample([...account.numbers.values()])}。`
      : '',
    account.leadIns.size > 0
      ? `段首的【】变成条目标题 ${account.leadIns.size} 处，括号不再显示。`
      : '',
  ].join('');
  return `<h2>${escapeHtml(path.basename(manuscript.file))}</h2>
<p>正文、标题、表格、注文逐字核对，与 Word 一致（空格、换行不计）。${escapeHtml(made)}</p>
${table('两边的数目', ['', 'Word', '篇章'], counts)}
${tableOfLosses('没有导入的，请照原稿补', '有什么', losses, true)}
${tableOfLosses('没有照样保留的', '例', losses, false)}
${table(
  '修订和批注',
  ['种类', '作者', '文字', '批注的是'],
  document.remarks.map(
    ({ kind, author, text, on = '' }) =>
      `<tr>${cells([remarkWords[kind], author, text, on === '' ? '' : `“${on}”`])}</tr>`,
  ),
)}
${table(
  '没有写进正文的段落',
  ['为什么', '文字'],
  droppedOf(written).map(({ reason, text }) => `<tr>${cells([reason, text])}</tr>`),
)}
${table(
  '页眉、页脚（没有导入）',
  ['文字'],
  document.margins.map((text) => `<tr>${cells([text])}</tr>`),
)}
${table(
  '篇章',
  ['文件', '题目', '字数', '提醒'],
  chapters.map(
    ({ unit, compiled }) =>
      `<tr>${cells([unit.file, unit.title])}<td class="number">${compiled.characters}</td>${cells([compiled.findings.map(({ message }) => message).join(' ')])}</tr>`,
  ),
)}
`;
}

function tableOfLosses(title: string, last: string, losses: Losses, isLeftOut: boolean): string {
  const rows = losses.list
    .filter((loss) => loss.isLeftOut === isLeftOut)
    .map(({ what, became, count, samples }) => {
      const shown = isLeftOut ? samples.map((text) => `“${text}”`).join('') : sample(samples);
      return `<tr>${cells([what, became])}<td class="number">${count}</td>${cells([shown])}</tr>`;
    });
  return table(title, ['是什么', '怎样处理', '处数', last], rows);
}

const sample = (texts: readonly string[]): string =>
  texts
    .slice(0, 5)
    .map((text) => `“${text}”`)
    .join('');

const cells = (texts: readonly string[]): string =>
  texts.map((text) => `<td>${escapeHtml(text)}</td>`).join('');

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<h3>${title}</h3>\n<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function describeChanges(changes: readonly ChapterChange[]): string {
  const parts = changes.map(({ file, title, state, lines }) => {
    const shown = state === 'same' || lines.length === 0 ? '' : `<pre>${compared(lines)}</pre>`;
    return `<h3>${escapeHtml(file)}　${escapeHtml(title)}　<small>${stateWords[state]}</small></h3>${shown}`;
  });
  return `<h2>与已有篇章比较</h2>\n<p>删除线的是现有的，底色是绿的是书稿里的。</p>\n${parts.join('\n')}`;
}

function compared(lines: readonly ComparedLine[]): string {
  return changedLines(lines, ({ side, line }) => {
    if (side === 'both') return `  ${escapeHtml(line)}`;
    return side === 'old' ? `<del>- ${escapeHtml(line)}</del>` : `<ins>+ ${escapeHtml(line)}</ins>`;
  }).join('\n');
}
