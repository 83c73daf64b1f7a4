import type { Writers } from '../walk.ts';
import { writeBlockquote, writeCode, writeParagraph, writeThematicBreak } from './blocks.ts';
import { keepLinkDefinition } from './definition.ts';
import { keepDefinition, writeReference } from './footnote.ts';
import { writeHeading } from './heading.ts';
import { reportImage } from './image.ts';
import { writeBreak, writeDelete, writeEmphasis, writeInlineCode, writeStrong } from './inline.ts';
import { writeLink, writeLinkReference } from './link.ts';
import { writeList } from './list.ts';
import { writeTable } from './table.ts';
import { writeFlowTag, writeTextTag } from './tag.ts';
import { writeText } from './text.ts';

/** Every construct a chapter may hold. */
export const writers: Writers = {
  blockquote: writeBlockquote,
  break: writeBreak,
  code: writeCode,
  definition: keepLinkDefinition,
  delete: writeDelete,
  emphasis: writeEmphasis,
  footnoteDefinition: keepDefinition,
  footnoteReference: writeReference,
  heading: writeHeading,
  image: reportImage,
  imageReference: reportImage,
  inlineCode: writeInlineCode,
  link: writeLink,
  linkReference: writeLinkReference,
  list: writeList,
  mdxJsxFlowElement: writeFlowTag,
  mdxJsxTextElement: writeTextTag,
  paragraph: (walk, node) => writeParagraph(walk, node),
  strong: writeStrong,
  table: writeTable,
  text: writeText,
  thematicBreak: writeThematicBreak,
};
