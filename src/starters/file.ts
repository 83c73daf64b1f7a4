import type { WorkKind } from '../model/work-kinds.ts';

/** A file to be written, its path relative to the content folder. */
export interface StarterFile {
  path: string;
  content: string;
}

/** What an editor said of the thing to begin. */
export interface StarterFacts {
  id: string;
  title: string;
  /** Last year the work tells of, or the year of an event. */
  year: number;
  /** Kind of a work, where the editor was asked for it. */
  kind?: WorkKind;
  /** Whether a person lives. */
  isLiving?: boolean;
}

/** Text as a YAML value: always quoted, so that no title can be read as anything else. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
