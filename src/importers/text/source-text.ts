import type { FindingCode } from '../../model/finding-codes.ts';

/** Where a woodblock leaf begins. */
export interface Leaf {
  /** Label, unique within its text. */
  n: string;
  /** UTF-16 index in the text it belongs to. */
  at: number;
}

/** A line that the transcription marks as a heading; whether it is one, `true-headings.ts` decides. */
export interface MarkedHeading {
  /** UTF-16 index in the text. */
  from: number;
  to: number;
  /** Characters of space before it in the book: the fewer, the higher. */
  indent: number;
}

/** What a text says about the work it belongs to; the first text of a work speaks for it. */
export interface WorkHints {
  slug?: string | undefined;
  /** The book it is part of; texts of one book follow each other. */
  title?: string | undefined;
  /** Title of the work when the text names no book. */
  otherwise: string;
  author?: string | undefined;
  dynasty?: string | undefined;
  edition?: string | undefined;
  language?: 'zh-Hans' | 'zh-Hant' | 'lzh-Hant' | 'en' | undefined;
  subjects: string[];
}

/** One text to import, whatever file it came from: a juan, a law, a whole `.txt`. */
export interface SourceText {
  /** The file it came from, as the user named it. */
  file: string;
  /** 1-based line of that file on which it begins. */
  line: number;
  /** Identifier it carries, safe as a file name but not always a slug. */
  id?: string | undefined;
  title: string;
  juan?: string | undefined;
  /** In `markdown`, heading marks, table pipes and comments are markup; everything else is text in both. */
  form: 'plain' | 'markdown';
  text: string;
  leaves: Leaf[];
  headings: MarkedHeading[];
  date?: string | undefined;
  provenance?: string | undefined;
  summary?: string | undefined;
  /** Group of texts within the work that it belongs to. */
  collection?: string | undefined;
  work: WorkHints;
}

/** Reports a finding about one input file, on a 1-based line where that is known. */
export type Report = (code: FindingCode, message: string, line?: number) => void;
