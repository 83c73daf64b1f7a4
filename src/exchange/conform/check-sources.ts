import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Work } from '../../corpus/corpus.ts';
import { findFacts } from '../../markdown/facts-block.ts';
import type { Release } from '../../model/access.ts';
import type { Finding } from '../../model/finding.ts';
import { slugPattern } from '../../model/identifiers.ts';
import { findingSentence } from '../finding-sentence.ts';
import { checkFonts } from '../accept/check-fonts.ts';
import { checkFiles } from '../accept/file-policy.ts';
import { inspectWork } from '../accept/inspect-work.ts';
import { isShared } from '../accept/offer.ts';
import type { Entry } from '../manifest.ts';
import type { TagLayer } from '../tag-layer.ts';
import { openProfileSchema, type Noun } from './profile-schema.ts';
import type { Breach, RuleCode } from './rules.ts';

export interface CheckedSources {
  breaches: Breach[];
  works: Work[];
  /** Ids of parts and chapters. */
  chapterIds: Set<string>;
  portal: PortalFacts | undefined;
}

interface PortalFacts {
  division?: string;
  rights?: string;
}

const within = 'data/sources/';
const withholding = /<(?:Embargo|Internal)\b/;

/** Reads a bundle's own sources as an office that accepts them would. */
export async function checkSources(
  root: string,
  entries: readonly Entry[],
  { layer, release }: { layer: TagLayer; release: Release },
): Promise<CheckedSources> {
  const breaches: Breach[] = [];
  const add = (rule: RuleCode, file: string, message: string): void => {
    breaches.push({ rule, file: within + file, message });
  };
  const names = entries.map((entry) => entry.path.slice(within.length));
  const inWorks = entries.filter((entry) => entry.path.startsWith(`${within}works/`));
  const shared = entries.filter((entry) => isShared(entry.path.slice(within.length)));
  for (const { file, reason } of checkFiles([...inWorks, ...shared], within))
    add('files', file.slice(within.length), reason);
  for (const finding of await checkFonts(root, '')) add('files', finding.file, finding.message);
  const portal = await checkFacts(root, names, layer, add);
  const ids = new Set(inWorks.map((entry) => entry.path.split('/')[3] ?? ''));
  if (!names.includes('portal.yaml')) add('sources', 'portal.yaml', '没有这个文件。');
  if (ids.size === 0) add('sources', 'works', '没有一部著作。');
  const works: Work[] = [];
  const chapterIds = new Set<string>();
  const links: { file: string; to: string }[] = [];
  const told = new Set(breaches.map(({ file }) => file));
  for (const id of ids) {
    if (!slugPattern.test(id)) {
      add('files', `works/${id}`, '著作的文件夹名只用小写字母、数字和连字符。');
      continue;
    }
    const { work, chapters, findings } = await inspectWork(
      root,
      { id, folder: `works/${id}` },
      release,
    );
    for (const finding of findings) {
      const rule = ruleOf(finding);
      // What the schema said of a file's facts need not be said twice.
      if (rule === 'facts' && told.has(within + finding.file)) continue;
      add(rule, finding.file, findingSentence(finding));
    }
    if (!work) continue;
    works.push(work);
    for (const unit of [...work.parts, ...work.chapters]) chapterIds.add(unit.id);
    for (const chapter of chapters)
      links.push(...[...new Set(chapter.links)].map((to) => ({ file: chapter.file, to })));
    checkWork(work, portal, add);
  }
  for (const { file, to } of links)
    if (!chapterIds.has(to)) add('links', file, `链接指向 ${to}，发布包里没有它的源文件。`);
  return { breaches, works, chapterIds, portal };
}

type Add = (rule: RuleCode, file: string, message: string) => void;

function checkWork({ file, meta }: Work, portal: PortalFacts | undefined, add: Add): void {
  if ((meta.licence ?? meta.rights ?? portal?.rights) === undefined)
    add('licence', file, `《${meta.title}》没有写明许可。`);
  if (meta.owner !== undefined) add('owner', file, `《${meta.title}》写明属于 ${meta.owner}。`);
}

/** Which rule a finding of the program's own checks belongs to. */
function ruleOf({ code }: Finding): RuleCode {
  if (/^(?:figure|scan)-/.test(code)) return 'pictures';
  const isFacts =
    /^(?:work|part|scans|yaml|file)-|^chapter-(?:frontmatter|order)|^id-repeated$|^path-outside$/.test(
      code,
    );
  return isFacts ? 'facts' : 'marks';
}

/** Holds the facts of every file against the profile's schema. @returns those of the portal. */
async function checkFacts(
  root: string,
  names: readonly string[],
  { release: { released } }: TagLayer,
  add: Add,
): Promise<PortalFacts | undefined> {
  const check = openProfileSchema();
  let portal: PortalFacts | undefined;
  for (const name of names) {
    const noun = nounOf(name);
    if (!noun) continue;
    const text = await readFile(path.join(root, name), 'utf8');
    if (withholding.test(text)) add('withheld', name, '含有 <Embargo> 或 <Internal>。');
    const yaml = noun === 'chapter' ? findFacts(text)?.yaml : text;
    const facts = yaml === undefined ? undefined : readYaml(yaml);
    if (facts === undefined) continue;
    if (noun === 'portal') portal = facts;
    const { access, embargo } = facts as { access?: unknown; embargo?: unknown };
    if (access === 'internal' || (typeof embargo === 'string' && embargo > released)) {
      add('withheld', name, '标为内部，或还没有到公开的日期。');
      continue;
    }
    for (const message of check(noun, facts)) add('facts', name, message);
  }
  return portal;
}

function nounOf(name: string): Noun | undefined {
  if (name === 'portal.yaml') return 'portal';
  if (!name.startsWith('works/')) return undefined;
  if (name.endsWith('/work.yaml')) return 'work';
  if (/^works\/[^/]+\/scans\.yaml$/.test(name)) return 'scans';
  if (name.endsWith('/part.yaml')) return 'part';
  return name.endsWith('.mdx') ? 'chapter' : undefined;
}

/** Undefined for what is no YAML, or no list of facts: the program's own check says so, and where. */
function readYaml(text: string): object | undefined {
  try {
    const value: unknown = parse(text, { schema: 'core', maxAliasCount: 20, logLevel: 'error' });
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
