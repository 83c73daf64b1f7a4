/** A piece of running text. */
export type Span =
  | { kind: 'text' | 'bold'; text: string }
  | { kind: 'person' | 'place'; id: string; text: string }
  /** The mark of a footnote. */
  | { kind: 'note'; number: number };

/** A generated chapter before it is written in one dialect of Markdown or another. */
export type Block =
  | { kind: 'heading'; title: string }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'event'; date: string; title: string; spans: Span[] }
  | { kind: 'footnote'; number: number; text: string };
