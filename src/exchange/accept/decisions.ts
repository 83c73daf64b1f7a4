import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isSeq, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { readFacts } from '../../corpus/facts.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { decisionsFile } from '../../model/accepted.ts';
import { slug } from '../../model/identifiers.ts';
import { writeYaml } from '../../importers/write-yaml.ts';
import { findingSentence } from '../finding-sentence.ts';
import { Refusal } from '../problem.ts';
import { describeGrounds } from './describe-clash.ts';
import type { Clash } from './clashes.ts';

const choices = ['keep-both', 'ours', 'theirs-as-update', 'refuse'] as const;
const choice = z.enum(choices, {
  error:
    '只能写 keep-both（两部都收）、ours（用已有的，这一版不收）、theirs-as-update（来的是新稿）或 refuse（不收，以后也不问）。',
});

const entrySchema = z.strictObject({
  /** Work that was offered, and the one here that it clashes with. */
  incoming: slug,
  existing: slug,
  /** Release in which the incoming work was seen. */
  version: z.int('版次要写整数。').min(1),
  /** For the editor to read. */
  found: z.string().optional(),
  decision: choice.nullish(),
});
const decisionsSchema = z.array(entrySchema);

export type Choice = (typeof choices)[number];
type Entry = z.output<typeof entrySchema>;

/** A work that stands here and is not to any more. */
interface Reversal {
  id: string;
  /** Work that it was held against. */
  existing: string;
  choice: Choice;
}

/** What the editor decided, and what is still to be decided. */
export interface Decisions {
  /** Decision on a clash; undefined while there is none, or where a newer release asks again. */
  find(incoming: string, existing: string, version: number): Choice | undefined;
  /** Works that were taken before the editor decided against them, with the decision. */
  against(corpus: Pick<Corpus, 'accepted' | 'works'>): Reversal[];
  /** Notes clashes that nobody has decided on. @returns the file's new text, or undefined when it says so already. */
  ask(clashes: readonly { clash: Clash; version: number }[]): string | undefined;
}

const head = `# 别的单位的著作与已有的著作可能重复，逐处写下取舍（decision），再运行一次 npx fangzhi accept：
#   keep-both         两部都收，并列
#   ours              用已有的，来的这一版不收；对方出新的一版时再问
#   theirs-as-update  来的是新稿：已有的若是别的单位的，就由它代替；本单位的书稿程序不动，由您自己处理
#   refuse            不收，以后也不问
`;

/** @throws {Refusal} when the file cannot be read as one. */
export async function readDecisions(content: string): Promise<Decisions> {
  const text = await readFile(path.join(content, decisionsFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const entries = parse(text);
  const known = new Map(entries.map((entry) => [`${entry.incoming} ${entry.existing}`, entry]));
  return {
    find: (incoming, existing, version) => {
      const entry = known.get(`${incoming} ${existing}`);
      if (entry?.decision === 'ours' && version > entry.version) return undefined;
      return entry?.decision ?? reversed(known.get(`${existing} ${incoming}`)?.decision);
    },
    against: (corpus) => entries.flatMap((entry) => reversalOf(entry, corpus) ?? []),
    ask: (clashes) => {
      const asked = clashes.map(({ clash, version }) => ({
        incoming: clash.incoming.work.id,
        existing: clash.existing.work.id,
        version,
        found: describeGrounds(clash),
      }));
      const written = write(text, asked);
      return written === text ? undefined : written;
    },
  };
}

function parse(text: string): Entry[] {
  if (text.trim() === '' || /^(?:\s*#[^\n]*\n|\s*\n)*$/.test(`${text}\n`)) return [];
  const { value, findings } = readFacts(text, decisionsSchema, {
    file: decisionsFile,
    code: 'accepted-invalid',
  });
  if (value) return value;
  throw new Refusal(
    findings.map((finding) => ({
      file: decisionsFile,
      kind: 'refused',
      reason: findingSentence(finding),
    })),
  );
}

/**
 * What an entry says of a work that came in before it was written, as `keep-both` turned into `refuse` does. `ours` is
 * about one release; later ones are asked about.
 */
function reversalOf(
  { incoming, existing, version, decision }: Entry,
  { accepted, works }: Pick<Corpus, 'accepted' | 'works'>,
): Reversal | undefined {
  const record = accepted.works[incoming];
  if (!record || !works.some(({ id }) => id === existing)) return undefined;
  if (decision === 'refuse' && record.version >= version)
    return { id: incoming, existing, choice: decision };
  if (decision === 'ours' && record.version === version)
    return { id: incoming, existing, choice: decision };
  if (decision === 'theirs-as-update' && accepted.works[existing] && record.version >= version)
    return { id: existing, existing: incoming, choice: decision };
  return undefined;
}

/** A clash met from the other side: what stays beside stays, what was replaced is not taken back. */
function reversed(decision: Choice | null | undefined): Choice | undefined {
  if (decision === 'keep-both') return 'keep-both';
  return decision === 'theirs-as-update' ? 'refuse' : undefined;
}

/** Adds questions, or puts them anew, and leaves everything else as the editor wrote it. */
function write(text: string, asked: readonly Entry[]): string {
  if (asked.length === 0) return text;
  const document: Document = parseDocument(text);
  if (!isSeq(document.contents)) return `${text === '' ? head : text}${asked.map(item).join('')}`;
  const fresh: Entry[] = [];
  let isChanged = false;
  for (const entry of asked) {
    const at = document.contents.items.findIndex(
      (_, index) =>
        document.getIn([index, 'incoming']) === entry.incoming &&
        document.getIn([index, 'existing']) === entry.existing,
    );
    if (at < 0) fresh.push(entry);
    else if (document.getIn([at, 'version']) !== entry.version) {
      document.setIn([at, 'version'], entry.version);
      document.setIn([at, 'found'], entry.found);
      document.setIn([at, 'decision'], null);
      isChanged = true;
    }
  }
  const kept = isChanged ? document.toString({ lineWidth: 0 }) : `${text.trimEnd()}\n`;
  if (fresh.length === 0 && !isChanged) return text;
  return `${kept}${fresh.map(item).join('')}`;
}

const item = ({ incoming, existing, version, found }: Entry): string =>
  `- ${writeYaml({ incoming, existing, version, found }).trimEnd().replaceAll('\n', '\n  ')}\n  decision: \n`;
