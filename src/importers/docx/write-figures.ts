import { escapeMdx } from '../../markdown/escape.ts';
import type { ChapterWriting } from './chapter-writing.ts';
import { writeAttributes } from './write-inline.ts';
import type { Picture } from './word-document.ts';

/** A caption, with the number of the paragraph it was. */
export interface FigureCaption {
  text: string;
  first: number;
}

/** Writes pictures as figures; the caption belongs to the last, and stays text when no page can show the picture. */
export function writeFigures(
  writing: ChapterWriting,
  pictures: readonly Picture[],
  caption: FigureCaption | undefined,
): string[] {
  const written: string[] = [];
  let isCaptionUsed = false;
  for (const [index, picture] of pictures.entries()) {
    const { src } = writing.place(picture);
    if (src === undefined) continue;
    writing.figures++;
    const isLast = index === pictures.length - 1;
    if (picture.alt === '')
      writing.losses.add('没有替代文字的图片', '已导入，请补写 alt', caption?.text ?? src);
    isCaptionUsed ||= isLast && caption !== undefined;
    written.push(
      `<Figure${writeAttributes({ src, alt: picture.alt, caption: isLast ? caption?.text : undefined })} />`,
    );
  }
  if (caption !== undefined && !isCaptionUsed) written.push(escapeMdx(caption.text));
  return written;
}
