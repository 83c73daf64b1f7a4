import { escapeHtml } from '../markdown/escape.ts';
import { csvFile } from './csv.ts';

/** One line of what is handed over: a book, the site, the records. */
export interface HandoverLine {
  /** 图书、网站、书目…… */
  category: string;
  title: string;
  /** Kind of work, or what the files are. */
  kind: string;
  isbn: string;
  published: string;
  chapters: string;
  characters: string;
  /** Folder or file within the bundle. */
  place: string;
  files: number;
  bytes: number;
}

export interface HandoverFacts {
  title: string;
  office: string;
  member: string;
  released: string;
  /** Who receives it, where it is made for one partner. */
  receiver?: string;
  /** File that holds the digests. */
  digests?: string;
}

const heads = [
  '序号',
  '类别',
  '题名',
  '种类',
  'ISBN',
  '出版时间',
  '篇数',
  '字数',
  '位置',
  '文件数',
  '字节数',
];

function rowsOf(handed: readonly HandoverLine[]): string[][] {
  const rows = handed.map((line, index) => [
    String(index + 1),
    line.category,
    line.title,
    line.kind,
    line.isbn,
    line.published,
    line.chapters,
    line.characters,
    line.place,
    String(line.files),
    String(line.bytes),
  ]);
  const sum = (of: (line: HandoverLine) => number): string =>
    String(handed.reduce((total, line) => total + of(line), 0));
  const total = [
    '',
    '合计',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    sum(({ files }) => files),
    sum(({ bytes }) => bytes),
  ];
  return [...rows, total];
}

/** The hand-over list (移交清单) for a spreadsheet. Its total is all files of the payload but the two lists. */
export function handoverCsv(handed: readonly HandoverLine[]): string {
  return csvFile([heads, ...rowsOf(handed)]);
}

/** The same to be printed on A4 across, signed and stamped. */
export function handoverHtml(handed: readonly HandoverLine[], facts: HandoverFacts): string {
  const { title, office, member, released, receiver, digests = 'manifest-sha512.txt' } = facts;
  const row = (cells: readonly string[], name: string): string =>
    `<tr>${cells.map((cell) => `<${name}>${escapeHtml(cell)}</${name}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>移交清单 · ${escapeHtml(title)}</title>
<style>
@page { size: A4 landscape; margin: 15mm }
body { font: 10pt/1.6 serif; margin: 2em auto; max-width: 60em; padding: 0 1em }
h1 { text-align: center; font-size: 16pt }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid; padding: .2em .5em; text-align: start; overflow-wrap: anywhere }
thead { display: table-header-group }
tr { break-inside: avoid }
.sign { display: flex; justify-content: space-between; margin-top: 3em }
</style>
</head>
<body>
<h1>${escapeHtml(title)}移交清单</h1>
<p>移交单位：${escapeHtml(office)}（${escapeHtml(member)}）　${receiver === undefined ? '发布日期' : `接收单位：${escapeHtml(receiver)}　移交日期`}：${released}</p>
<table>
<thead>${row(heads, 'th')}</thead>
<tbody>
${rowsOf(handed)
  .map((cells) => row(cells, 'td'))
  .join('\n')}
</tbody>
</table>
<p>各文件的校验值见${receiver === undefined ? '发布包里的 ' : ' '}${digests}。</p>
<p class="sign"><span>移交人（签字、盖章）：</span><span>接收人（签字、盖章）：</span><span>日期：　　　年　　月　　日</span></p>
</body>
</html>
`;
}
