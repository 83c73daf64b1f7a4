import { xmlDeclaration, xmlText } from '../xml.ts';

export interface XhtmlPage {
  title: string;
  /** BCP 47. */
  language: string;
  /** What the page is, in the words of EPUB's structural vocabulary. */
  type?: string;
  /** Markup of the body. */
  content: string;
}

/** A page of an EPUB. */
export function xhtmlPage({ title, language, type, content }: XhtmlPage): string {
  return `${xmlDeclaration}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<title>${xmlText(title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body${type === undefined ? '' : ` epub:type="${type}"`}>
${content}
</body>
</html>
`;
}
