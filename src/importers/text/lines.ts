/** A line of text, without the ASCII space around it. */
export interface TextLine {
  from: number;
  to: number;
}

/** Lines that hold more than ASCII white space: each is a paragraph, since line ends in old texts are meant. */
export function findLines(text: string): TextLine[] {
  return [...text.matchAll(/[^ \t\r\n][^\r\n]*/g)].map(({ 0: line, index }) => ({
    from: index,
    to: index + line.replace(/[ \t]+$/, '').length,
  }));
}
