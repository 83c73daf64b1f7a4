import type { WorkMeta } from '../model/work.ts';

/** Words set on a drawn cover. */
export interface CoverText {
  /** Title down to what stands in brackets; for a yearbook without its year. */
  title: string;
  /** What stood in the brackets and after them, or the subtitle. */
  small: string;
  /** Year a yearbook is named after, in figures. */
  year: string;
  /** How long the title is, so that the type can be as large as fits. */
  length: 'short' | 'medium' | 'long';
}

export function coverText(meta: WorkMeta): CoverText {
  const [, title = '', inside = '', rest = ''] =
    /^(.+?)(?:（([^（）]*)）(.*))?$/.exec(meta.title) ?? [];
  const bracketed = [inside, rest].filter(Boolean).join('　');
  const year = meta.kind === 'yearbook' ? String(meta.editionYear) : '';
  const characters = [...title].length;
  return {
    title,
    small: year !== '' && bracketed === year ? '' : bracketed || (meta.subtitle ?? ''),
    year,
    length: characters <= 5 ? 'short' : characters <= 9 ? 'medium' : 'long',
  };
}
