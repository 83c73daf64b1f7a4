import { escapeHtml } from '../../markdown/escape.ts';
import { workKinds } from '../../model/work-kinds.ts';
import type { AcceptOutcome } from './accept.ts';
import type { Candidate, Clash } from './clashes.ts';
import { describeGrounds, sharePercent } from './describe-clash.ts';
import type { ChapterText } from './inspect-work.ts';
import { markDifferences } from './side-by-side.ts';

/** Pairs of chapters shown of one clash, and characters of one chapter: a page is to be read, not a corpus. */
const mostPairs = 20;
const mostCharacters = 20_000;

/** A page that shows works that clash side by side: their facts, and near-identical chapters with what differs marked. */
export function clashPage({ office, version, clashes }: AcceptOutcome): string {
  return `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>可能重复的著作</title>
<style>${style}</style>
<h1>可能重复的著作</h1>
<p>${escapeHtml(office)}第 ${version} 版发布包里，有 ${clashes.length} 处与已有的著作可能重复，还没有收。请在 <code>accepted/decisions.yaml</code> 里逐处写下 decision，再运行一次 <code>npx fangzhi accept</code>：</p>
<dl class="choices">
<dt>keep-both<dd>两部都收，并列
<dt>ours<dd>用已有的，来的这一版不收；对方出新的一版时再问
<dt>theirs-as-update<dd>来的是新稿：已有的若是别的单位的，就由它代替；本单位的书稿程序不动，由您自己处理
<dt>refuse<dd>不收，以后也不问
</dl>
${clashes.map(renderClash).join('\n')}
</html>
`;
}

function renderClash(clash: Clash, index: number): string {
  const { incoming, existing, grounds } = clash;
  const pairs = grounds.flatMap((ground) =>
    ground.kind === 'near-identical' ? ground.chapters : [],
  );
  const shown = pairs
    .slice(0, mostPairs)
    .map((pair) => renderPair(pair.incoming, pair.existing, pair.share));
  const rest =
    pairs.length > mostPairs ? `<p>另有 ${pairs.length - mostPairs} 对篇章没有列出。</p>` : '';
  return `<section>
<h2>${index + 1}　${escapeHtml(describeGrounds(clash))}</h2>
<table>
<tr><th scope="col">　<th scope="col">来的<th scope="col">已有的
${facts(incoming)
  .map(([name, value], at) => [name, value, facts(existing)[at]?.[1] ?? ''] as const)
  .filter(([, left, right]) => left !== '' || right !== '')
  .map(
    ([name, left, right]) =>
      `<tr${left === right ? ' class="same"' : ''}><th scope="row">${name}<td>${escapeHtml(left)}<td>${escapeHtml(right)}`,
  )
  .join('\n')}
</table>
${shown.join('\n')}
${rest}
</section>`;
}

function facts({ work, office, member, chapters }: Candidate): [name: string, value: string][] {
  const { id, meta, accepted } = work;
  const { coverage, printing } = meta;
  return [
    ['编号', id],
    ['题名', meta.title],
    ['所属', member === undefined ? `${office}（本单位）` : `${office}（${member}）`],
    ['种类', workKinds[meta.kind].title],
    ['区划', meta.division ?? ''],
    ['断限', coverage ? `${coverage.from}—${coverage.to}` : ''],
    ['年鉴年份', 'editionYear' in meta ? String(meta.editionYear) : ''],
    ['ISBN', printing?.isbn ?? ''],
    ['编纂单位', meta.compilingOffice ?? ''],
    ['许可', accepted?.licence ?? meta.licence ?? meta.rights ?? ''],
    ['篇章', `${chapters.length} 篇`],
    ['字数', String(chapters.reduce((sum, { text }) => sum + Array.from(text).length, 0))],
  ];
}

function renderPair(incoming: ChapterText, existing: ChapterText, share: number): string {
  const [left, right] = markDifferences(cut(incoming.text), cut(existing.text));
  const isSame = incoming.text === existing.text;
  return `<details${isSame ? '' : ' open'}>
<summary>《${escapeHtml(incoming.title)}》与《${escapeHtml(existing.title)}》：${isSame ? '一字不差' : `约 ${sharePercent(share)}% 相同`}</summary>
<div class="pair">
<div><p class="id">${escapeHtml(incoming.id)}</p>${left}</div>
<div><p class="id">${escapeHtml(existing.id)}</p>${right}</div>
</div>
</details>`;
}

const cut = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}……` : text;

const style = `
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.8 serif; color: #222; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 3rem; border-top: 1px solid #999; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } th, td { border: 1px solid #bbb; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th:first-child { width: 6em; } tr.same td { background: #fdf3d0; }
dl.choices { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; } dt { font-family: monospace; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } .pair p { margin: .4rem 0; overflow-wrap: anywhere; }
.id { font: .85rem monospace; color: #555; } ins { background: #cfe8cf; text-decoration: none; } del { background: #f6d0d0; text-decoration: none; }
summary { margin: 1rem 0 .5rem; font-weight: bold; cursor: pointer; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } }
`;
