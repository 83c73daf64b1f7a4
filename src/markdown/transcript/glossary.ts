import type { Position } from '../../model/finding.ts';
import { parseCsv } from '../csv.ts';
import type { Page } from '../page.ts';

/** A dialect word with its reading and meaning. */
export interface GlossaryWord {
  word: string;
  reading: string;
  meaning: string;
  anchor: string;
  /** Cues it is heard in. */
  heard: { anchor: string; time: string }[];
}

/** Reads the list of words beside a transcript: columns 词、读音、释义. */
export function readGlossary(page: Page, src: string | undefined, at: Position): GlossaryWord[] {
  if (src === undefined) return [];
  const file = page.context.readBeside(src);
  if (file === undefined) {
    const message = `找不到词表 ${src}。请把文件放在本篇章的文件夹里，并核对文件名的大小写。`;
    page.report('transcript-missing', at, message);
    return [];
  }
  if (file.includes('\uFFFD')) {
    const message = `词表 ${src} 不是 UTF-8 编码，读出来会是乱码。请在电子表格软件里另存为“CSV UTF-8（逗号分隔）”。`;
    page.report('transcript-invalid', at, message);
    return [];
  }
  const { rows, problem } = parseCsv(file);
  const [head = [], ...body] = rows;
  const [word, reading, meaning] = ['词', '读音', '释义'].map((name) => head.indexOf(name));
  if (
    problem !== undefined ||
    word === undefined ||
    word < 0 ||
    meaning === undefined ||
    meaning < 0
  ) {
    const message = `词表 ${src}：${problem ?? '第一行要写 词,读音,释义。'}`;
    page.report('transcript-invalid', at, message);
    return [];
  }
  return body.flatMap((row, index) => {
    const name = row[word]?.trim() ?? '';
    if (name === '') return [];
    return {
      word: name,
      reading: (reading === undefined ? undefined : row[reading])?.trim() ?? '',
      meaning: row[meaning]?.trim() ?? '',
      anchor: page.claimAnchor(`word-${index + 1}`),
      heard: [],
    };
  });
}

/** Cuts a text where words of the list stand in it, the longest word first where several begin at one place. */
export function cutAtWords(
  text: string,
  glossary: readonly GlossaryWord[],
): (string | { said: string; word: GlossaryWord })[] {
  if (glossary.length === 0) return [text];
  const byLength = glossary.toSorted((a, b) => b.word.length - a.word.length);
  const pieces: (string | { said: string; word: GlossaryWord })[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const word = byLength.find((each) => text.startsWith(each.word, at));
    if (word === undefined) {
      at++;
      continue;
    }
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push({ said: word.word, word });
    from = at += word.word.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
