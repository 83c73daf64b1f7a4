import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readChapterFacts } from '../corpus/read-chapter.ts';
import { decodeText } from '../corpus/text-file.ts';
import { compileChapter, isEmptyChapter } from '../markdown/compile.ts';
import type { CompileContext } from '../markdown/page.ts';
import { isWithheld, type Release } from '../model/access.ts';
import { aFinding } from '../model/finding.ts';
import { hasVolume, writeVolume } from './cache.ts';
import type { VolumeSummary } from './summary.ts';
import type { Volume } from './volumes.ts';

/** Everything a compile may depend on besides the files of the volume. */
export interface CompileJob {
  kind: 'compile';
  volume: Volume;
  /** Absolute path of the content folder. */
  root: string;
  cache: string;
  release: Release;
  hiddenItems: string[];
  /** Digest of the program's own compile, so that a newer program compiles anew. */
  compiler: string;
}

/** Bytes of the chapter files and of the tables and transcripts beside them, by name. */
interface VolumeFiles {
  chapters: Buffer[];
  beside: Map<string, Buffer>;
}

/** Names the cache files, where the summary is. */
export interface CompileOutcome {
  digest: string;
  isCached: boolean;
}

/** Compiles a volume, or finds that the same bytes were compiled before. */
export function compileVolume(job: CompileJob): CompileOutcome {
  const files = readFiles(job);
  const digest = digestOf(job, files);
  if (hasVolume(job.cache, digest)) return { digest, isCached: true };
  const { summary, html, text } = compileAll(job, files, digest);
  writeVolume(job.cache, digest, 'html', html);
  writeVolume(job.cache, digest, 'txt', text);
  writeVolume(job.cache, digest, 'json', JSON.stringify(summary));
  return { digest, isCached: false };
}

function readFiles({ volume, root }: CompileJob): VolumeFiles {
  const folder = path.join(root, volume.folder);
  const tables = readdirSync(folder)
    .filter((name) => /\.(?:csv|vtt)$/i.test(name))
    .sort();
  return {
    chapters: volume.chapters.map(({ file }) => readFileSync(path.join(root, file))),
    beside: new Map(tables.map((name) => [name, readFileSync(path.join(folder, name))])),
  };
}

function digestOf(
  { volume, release, hiddenItems, compiler }: CompileJob,
  { chapters, beside }: VolumeFiles,
): string {
  const hash = createHash('sha256');
  const isDated = chapters.some(
    (bytes) => bytes.includes('mbargo') || bytes.includes('restrictions'),
  );
  hash.update(
    JSON.stringify([compiler, release.audience, isDated ? release.today : '', hiddenItems]),
  );
  const add = (name: string, bytes: Buffer): void => {
    hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  };
  for (const [index, { file }] of volume.chapters.entries())
    add(file, chapters[index] ?? Buffer.alloc(0));
  for (const [name, bytes] of beside) add(name, bytes);
  return hash.digest('hex').slice(0, 40);
}

function compileAll(
  job: CompileJob,
  files: VolumeFiles,
  digest: string,
): { summary: VolumeSummary; html: string; text: string } {
  const { volume, release } = job;
  const hiddenItems = new Set(job.hiddenItems);
  const summary: VolumeSummary = { digest, chapters: [], withheld: [], findings: [] };
  const bodies = new Bodies();
  const texts = new Bodies();
  for (const [index, { id, file }] of volume.chapters.entries()) {
    const decoded = decodeText(files.chapters[index] ?? Buffer.alloc(0), file);
    if ('finding' in decoded) {
      summary.findings.push(decoded.finding);
      continue;
    }
    const facts = readChapterFacts(decoded.text, file);
    summary.findings.push(...facts.findings);
    const context: CompileContext = {
      id,
      file,
      release,
      hiddenItems,
      restrictions: facts.value?.restrictions ?? [],
      readBeside: (name) => besideText(files.beside, name),
    };
    const { html, text, findings, ...rest } = compileChapter(decoded.text, context);
    summary.findings.push(...findings);
    if (facts.value === undefined) continue;
    if (isWithheld(facts.value, release)) {
      summary.withheld.push(id);
      continue;
    }
    const meta = facts.value;
    if (isEmptyChapter({ html, text, findings, ...rest })) {
      summary.findings.push(
        aFinding(
          'chapter-empty',
          file,
          '这个篇章只有题目，没有正文。请补上正文，或先移走这个文件。',
        ),
      );
    }
    summary.chapters.push({
      id,
      file,
      meta,
      ...rest,
      htmlRange: bodies.add(html),
      textRange: texts.add(text),
    });
  }
  return { summary, html: bodies.joined(), text: texts.joined() };
}

/** Text of a table or transcript beside the chapters; one in another encoding holds U+FFFD, by which its user knows it. */
function besideText(beside: ReadonlyMap<string, Buffer>, name: string): string | undefined {
  const bytes = beside.get(name);
  if (!bytes) return undefined;
  const decoded = decodeText(bytes, name);
  return 'text' in decoded ? decoded.text : bytes.toString('utf8');
}

/** Strings laid end to end, each known by the bytes from and to. */
class Bodies {
  private readonly parts: string[] = [];
  private length = 0;

  add(text: string): [number, number] {
    const from = this.length;
    this.parts.push(text);
    this.length += Buffer.byteLength(text);
    return [from, this.length];
  }

  joined(): string {
    return this.parts.join('');
  }
}
