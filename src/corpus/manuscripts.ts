import { aFinding, type Finding } from '../model/finding.ts';

/** A manuscript under a name that is not read would be missing from the portal without a word. */
export function reportManuscript(file: string, name: string, findings: Finding[]): void {
  const message = /\.mdx\.(?:txt|md)$/i.test(name)
    ? `文件名末尾多了 ${name.slice(name.lastIndexOf('.'))}，程序没有读它。请改名，去掉这一截；电脑不显示扩展名的，先在文件夹的“查看”里选“文件扩展名”。`
    : /\.(?:docx?|wps|rtf)$/i.test(name)
      ? '程序不直接读文字处理软件的文件。请移到内容文件夹外面，存成 .docx，用 npx fangzhi import docx 导入。'
      : /\.(?:txt|md)$/i.test(name)
        ? '程序只读 .mdx 文件，没有读它。若是篇章，请另存为 UTF-8 编码的 .mdx 文件；若是底稿，请移到内容文件夹外面保存。'
        : undefined;
  if (message !== undefined) findings.push(aFinding('file-unexpected', file, message));
}
