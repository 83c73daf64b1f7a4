import type { Component } from '../component.ts';
import { dataTable } from './data-table.ts';
import { event } from './event.ts';
import { figure, gallery } from './figure.ts';
import { embargo, internal } from './held-back.ts';
import { organisation, person, place } from './item-link.ts';
import { leaf, printPage } from './leaf.ts';
import { errata, note, source } from './note.ts';
import { bookTitle, glyph, poem, properName, ruby, smallNote } from './old-text.ts';
import { oralClip } from './oral-clip.ts';
import { lineBreak, subscript, superscript } from './script.ts';
import { table } from './table.ts';
import { transcript } from './transcript.ts';

/** The component vocabulary: everything between angle brackets that a chapter may hold. */
export const components: readonly Component<never>[] = [
  figure,
  gallery,
  dataTable,
  table,
  person,
  place,
  organisation,
  event,
  source,
  note,
  errata,
  printPage,
  leaf,
  smallNote,
  properName,
  bookTitle,
  glyph,
  ruby,
  poem,
  superscript,
  subscript,
  lineBreak,
  oralClip,
  transcript,
  embargo,
  internal,
];
