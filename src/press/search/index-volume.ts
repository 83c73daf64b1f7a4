import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFold, type Fold } from '../../search/fold.ts';
import { groupName, pageName } from '../../search/page-name.ts';
import { readVolume } from '../cache.ts';
import type { ChapterSummary, VolumeSummary } from '../summary.ts';
import { makeFoldTable } from './fold-table.ts';
import type { IndexSettings } from './index-settings.ts';
import { wrapSync } from './pagefind-file.ts';
import { cutPassages, type IndexedPlace, type IndexedText, type Passage } from './passages.ts';
import { makeRun, type PageTokens } from './run.ts';

/** What the index shows of a chapter, or of another page with a text of its own, beside its text. */
export interface IndexedChapter {
  id: string;
  /** Address from the portal's root. */
  url: string;
  title: string;
  /** Empty where it is part of none. */
  work: string;
  kind: string;
  year: string;
  /** What a page that is no chapter is cited by: who publishes it, and its full address where it has one. */
  cited?: { office: string; address?: string | undefined } | undefined;
  /** Anchors the registry keeps in place of those derived from titles. */
  keptAnchors: Record<string, string>;
}

/** Everything indexing a volume may depend on. */
export interface IndexJob {
  kind: 'index';
  /** Digest of the compiled volume that holds the texts, or the texts themselves, in order. */
  source: { volume: string } | { texts: readonly IndexedText[] };
  /** Digest of all of this job but folders; names the cache files. */
  key: string;
  cache: string;
  /** Folder of the index that is being made. */
  out: string;
  chapters: IndexedChapter[];
  settings: IndexSettings;
}

/** Pages of the index in order, and where the volume's postings are. */
export interface IndexOutcome {
  pages: { name: string; words: number; group: string; chapter: number }[];
  /** File of postings, as `makeRun` makes them. */
  run: string;
  isCached: boolean;
}

/** What the cache says of an indexed volume. */
interface Indexed {
  pages: IndexOutcome['pages'];
  groups: { name: string; sizeBytes: number }[];
}

/** Indexes a volume, or finds that it was indexed before, and puts its fragments into the index. */
export function indexVolume(job: IndexJob): IndexOutcome {
  const file = (part: string): string => path.join(job.cache, 'search', `${job.key}.${part}`);
  // Written last, so that where it is the others are whole.
  const isCached = existsSync(file('json'));
  const { indexed, bytes } = isCached ? readParts(file) : writeParts(file, indexChapters(job));
  const { pages, groups } = indexed;
  let from = 0;
  for (const { name, sizeBytes } of groups) {
    const target = path.join(job.out, 'fragment', `${name}.pf_fragment`);
    writeFileSync(target, bytes.subarray(from, from + sizeBytes));
    from += sizeBytes;
  }
  return { pages, run: file('run'), isCached };
}

/** What is known of an indexed volume's fragments, and their bytes one after another. */
interface Parts {
  indexed: Indexed;
  bytes: Buffer;
}

function readParts(file: (part: string) => string): Parts {
  const indexed = JSON.parse(readFileSync(file('json'), 'utf8')) as Indexed;
  return { indexed, bytes: readFileSync(file('groups')) };
}

function writeParts(
  file: (part: string) => string,
  { indexed, groups, run }: { indexed: Indexed; groups: Buffer[]; run: Uint8Array },
): Parts {
  mkdirSync(path.dirname(file('json')), { recursive: true });
  const write = (part: string, content: string | Uint8Array): void => {
    const beside = `${file(part)}.${process.pid}`;
    writeFileSync(beside, content);
    renameSync(beside, file(part));
  };
  const bytes = Buffer.concat(groups);
  write('run', run);
  write('groups', bytes);
  write('json', JSON.stringify(indexed));
  return { indexed, bytes };
}

function indexChapters(job: IndexJob): { indexed: Indexed; groups: Buffer[]; run: Uint8Array } {
  const textOf = openTexts(job);
  sharedFold ??= makeFold(makeFoldTable());
  const fold = sharedFold;
  const tokens: PageTokens[] = [];
  const fragments = new Fragments(job);
  for (const [index, chapter] of job.chapters.entries()) {
    const passages = cutPassages(textOf(chapter, index), fold, job.settings.passageLength);
    for (const [place, passage] of passages.entries()) {
      tokens.push(passage);
      fragments.add(chapter, index, place, passage);
    }
  }
  const { pages, groups, bodies } = fragments.close();
  return { indexed: { pages, groups }, groups: bodies, run: makeRun(tokens) };
}

/** A worker's jobs share their fold, which takes longer to make than a small volume to index. */
let sharedFold: Fold | undefined;

/** Finds the text of each of a job's chapters, by the chapter and its place in the job. */
function openTexts({
  source,
  cache,
}: IndexJob): (chapter: IndexedChapter, index: number) => IndexedText {
  if ('texts' in source)
    return (chapter, index) => {
      const text = source.texts[index];
      if (!text) throw new Error(`There is no text of ${chapter.id}.`);
      return text;
    };
  const { volume } = source;
  const { chapters } = JSON.parse(
    readVolume(cache, volume, 'json').toString('utf8'),
  ) as VolumeSummary;
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const texts = readVolume(cache, volume, 'txt');
  return (chapter) => {
    const summary = byId.get(chapter.id);
    if (!summary) throw new Error(`The cached volume ${volume} does not hold ${chapter.id}.`);
    return textOfChapter(chapter, summary, texts);
  };
}

function textOfChapter(
  { title, keptAnchors }: IndexedChapter,
  { headings, noteStarts, textRange }: ChapterSummary,
  texts: Buffer,
): IndexedText {
  const places: IndexedPlace[] = [
    ...headings.map(({ start, anchor, title: heading, depth }) => ({
      start,
      anchor: keptAnchors[anchor] ?? anchor,
      title: heading,
      depth,
    })),
    ...noteStarts.map(({ start, anchor }, note) => ({ start, anchor, title: `注释${note + 1}` })),
  ];
  return { title, text: texts.toString('utf8', ...textRange), places };
}

/** Fragments being laid together in files of about one size. */
class Fragments {
  private readonly pages: IndexOutcome['pages'] = [];
  private readonly groups: Indexed['groups'] = [];
  private readonly bodies: Buffer[] = [];
  private readonly job: IndexJob;
  private readonly volume: string;
  private open: Uint8Array[] = [];
  private openBytes = 0;
  private firstOpen = 0;

  constructor(job: IndexJob) {
    this.job = job;
    this.volume = job.key.slice(0, 12);
  }

  add(chapter: IndexedChapter, index: number, place: number, passage: Passage): void {
    const { url, title, work, kind, year, cited } = chapter;
    const name = pageName({ volume: this.volume, chapter: index, passage: place });
    const words = passage.codes.length;
    const rest = JSON.stringify({
      word_count: words,
      filters: {},
      meta: { title, work, kind, year, ...cited },
      anchors: passage.anchors,
    });
    const head = `${JSON.stringify(name)}:{"url":${JSON.stringify(`/${url}`)},"content":`;
    this.pages.push({ name, words, group: '', chapter: index });
    // The content is most of it, and was written as JSON already.
    for (const part of [
      Buffer.from(`${this.open.length === 0 ? '{' : ','}${head}`),
      passage.content,
      Buffer.from(`,${rest.slice(1)}`),
    ]) {
      this.open.push(part);
      this.openBytes += part.length;
    }
    if (this.openBytes >= this.job.settings.groupBytes) this.closeGroup();
  }

  close(): { pages: IndexOutcome['pages']; groups: Indexed['groups']; bodies: Buffer[] } {
    if (this.open.length > 0) this.closeGroup();
    return { pages: this.pages, groups: this.groups, bodies: this.bodies };
  }

  private closeGroup(): void {
    const body = Buffer.concat([...this.open, Buffer.from('}')]);
    // By volume and number rather than by content: alike names make the table of pages a sixth smaller.
    const name = groupName({ volume: this.volume, group: this.groups.length });
    const file = wrapSync(body, this.job.settings.textZip);
    for (const page of this.pages.slice(this.firstOpen)) page.group = name;
    this.groups.push({ name, sizeBytes: file.length });
    this.bodies.push(file);
    this.firstOpen = this.pages.length;
    this.open = [];
    this.openBytes = 0;
  }
}
