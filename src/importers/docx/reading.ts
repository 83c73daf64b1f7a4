import type { Relationship } from '../office/relationships.ts';
import { descendants, textOf, valueOf, type XmlElement } from '../office/xml.ts';
import type { Losses } from './losses.ts';
import type { OwnItem } from './own-components.ts';
import type { Numbering } from './read-numbering.ts';
import type { Style, Styles } from './read-styles.ts';
import type { Remark, WordBlock } from './word-document.ts';

/** Whether tracked changes are taken as made or as not made. */
export type Changes = 'accept' | 'reject';

/** A formula as it was written as a line, and the paragraph it stands in. */
export interface ReadFormula {
  paragraph: number;
  line: string;
  /** Its characters in the file. */
  plain: string;
}

/** What the readers of one part share. */
export interface Reading {
  styles: Styles;
  numbering: Numbering;
  relationships: ReadonlyMap<string, Relationship>;
  losses: Losses;
  changes: Changes;
  remarks: Remark[];
  items: readonly OwnItem[];
  /** Number of the next paragraph. */
  next: number;
  /** Number of the paragraph whose runs are being read. */
  current: number;
  /** Formulas met, in order. */
  formulas: ReadFormula[];
  /** Nested fields that are open, with what they say; between their parts stands a result. */
  fields: { code: string; isResult: boolean }[];
  /** Pictures that lie outside the file. */
  outside: string[];
  /** Reads blocks below an element: the content of text boxes. */
  readBlocks(this: void, reading: Reading, element: XmlElement): WordBlock[];
}

/** Elements of tracked changes, with what they say. */
export const changeKinds: Record<string, Remark['kind']> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveTo': 'moved',
  'w:moveFrom': 'moved',
};

/** Whether what a tracked change encloses is part of the text. */
export function isKept(name: string, changes: Changes): boolean {
  return (name === 'w:ins' || name === 'w:moveTo') === (changes === 'accept');
}

/** Drawings that are read in the form an up-to-date Word writes; others in the form it leaves for old ones. */
const readable = /^(?:wps|wpg|wpc|w14|w15|wp14|a14|asvg)$/;

/** The alternative of `mc:AlternateContent` to read. */
export function chooseAlternative(element: XmlElement): XmlElement | undefined {
  const alternatives = element.children.filter(
    (child): child is XmlElement => typeof child !== 'string',
  );
  return (
    alternatives.find(
      ({ name, attributes }) =>
        name === 'mc:Choice' &&
        (attributes['Requires'] ?? '').split(/\s+/).every((each) => readable.test(each)),
    ) ?? alternatives.find(({ name }) => name === 'mc:Fallback')
  );
}

/** Notes the use of a style whose look is lost. */
export function useStyle(
  reading: Reading,
  properties: XmlElement | undefined,
  name: string,
  sample: string,
): Style | undefined {
  const style = reading.styles.of(valueOf(properties, name));
  if (style && !style.isPlain)
    reading.losses.add(`样式“${style.name}”`, '文字保留，样子没有保留', sample);
  return style;
}

/** Elements without text of their own, or whose text is read elsewhere. */
const wordless =
  /^w:(?:[a-zA-Z]+Pr|[a-zA-Z]*Range(?:Start|End)|bookmark(?:Start|End)|perm(?:Start|End)|proofErr|comment(?:Reference|RangeStart|RangeEnd)|lastRenderedPageBreak|softHyphen|(?:annotation|footnote|endnote)Ref|separator|continuationSeparator|delInstrText)$/;

/** Reports an element that this program does not read. */
export function reportUnknown({ losses }: Reading, element: XmlElement): void {
  if (wordless.test(element.name) || !/^[wm]:/.test(element.name)) return;
  const text = [...descendants(element, 'w:t')].map(textOf).join('');
  losses.leaveOut(`程序不认识的内容（${element.name}）`, '没有导入，请与原稿核对', text);
}
