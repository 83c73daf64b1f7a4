import { readingOf } from '../model/reading.ts';
import { slugPattern } from '../model/identifiers.ts';
import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import type { StarterFacts } from '../starters/file.ts';

export interface NewFlags {
  content?: string;
  id?: string;
  title?: string;
  kind?: string;
  year?: string;
  living?: boolean;
}

/** Puts a question to whoever sits at the terminal; undefined where nobody does. */
export type Ask = ((question: string) => Promise<string>) | undefined;

/** Short names of kinds of work, beside the full ones. */
export const shortKinds: Record<string, WorkKind> = {
  county: 'county-gazetteer',
  town: 'town-gazetteer',
  village: 'village-gazetteer',
  department: 'department-gazetteer',
  old: 'old-gazetteer',
};

/** A question: what it is called, its flag, an answer to take for none, and what is wrong with an answer. */
interface Question {
  name: string;
  flag: string;
  given: string | undefined;
  suggested?: string | undefined;
  findFault: (answer: string) => string | undefined;
}

/**
 * Facts of a thing to begin: from the flags, and where they do not say, from questions. An answer that cannot be used
 * is told and asked for again; a flag that cannot be used ends the command.
 *
 * @throws {Error} with a Chinese sentence.
 */
export async function collectFacts(
  thing: string,
  flags: NewFlags,
  ask: Ask,
): Promise<StarterFacts> {
  const title = await settle(
    {
      name: '名称',
      flag: '--title',
      given: flags.title,
      findFault: (answer) => (answer === '' ? '名称不能空着。' : undefined),
    },
    ask,
  );
  const id = thing === 'portal' ? 'portal' : await settleId(thing, flags.id, title, ask);
  const kind = thing === 'work' ? await settleKind(flags.kind, ask) : undefined;
  const isLiving = thing === 'person' ? await settleLiving(flags, ask) : false;
  const year = Number(flags.year ?? new Date().getFullYear() - 1);
  if (!Number.isInteger(year) || year < 1 || year > 2200)
    throw new Error(`年份“${flags.year ?? ''}”要写四位数，例如 2022。`);
  return { id, title, year, isLiving, ...(kind === undefined ? {} : { kind }) };
}

/** The answer given by a flag, or the first usable one at the terminal. */
async function settle(question: Question, ask: Ask): Promise<string> {
  const { name, flag, given, suggested, findFault } = question;
  if (given !== undefined) {
    const fault = findFault(given);
    if (fault !== undefined) throw new Error(fault);
    return given;
  }
  if (!ask) throw new Error(`请用 ${flag} 写明${name}。`);
  for (let told = ''; ;) {
    const hint = suggested === undefined ? '' : `［直接回车用 ${suggested}］`;
    const answer = (await ask(`${told}${name}${hint}：`)).trim() || (suggested ?? '');
    const fault = findFault(answer);
    if (fault === undefined) return answer;
    told = `${fault}\n`;
  }
}

async function settleId(
  thing: string,
  given: string | undefined,
  title: string,
  ask: Ask,
): Promise<string> {
  const isChapter = thing === 'chapter';
  return settle(
    {
      name: isChapter
        ? '编号（著作编号/序号-名称，例如 baiyan-village/065-tea）'
        : '编号（小写字母、数字和连字符）',
      flag: '--id',
      given,
      suggested: isChapter || ask === undefined ? undefined : suggestId(title, thing === 'person'),
      findFault: (answer) => {
        const steps = answer.split('/');
        if (steps.every((step) => slugPattern.test(step)) && isChapter === steps.length > 1)
          return undefined;
        return isChapter
          ? `篇章的编号“${answer}”要写成 著作编号/序号-名称，例如 baiyan-village/065-tea。`
          : `编号“${answer}”只用小写字母、数字和连字符，例如 baiyan-village。`;
      },
    },
    ask,
  );
}

/** An id from the reading of a title: 白岩村志 → `bai-yan-cun-zhi`; undefined when it has none. */
export function suggestId(title: string, isPerson: boolean): string | undefined {
  const slug = readingOf(title, undefined, isPerson)
    .key.replace(/(?<=[a-zü])\d(?= |$)/g, '')
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slugPattern.test(slug) ? slug : undefined;
}

async function settleKind(given: string | undefined, ask: Ask): Promise<WorkKind> {
  const kinds = Object.entries(workKinds) as [WorkKind, { title: string }][];
  const find = (answer: string): WorkKind | undefined =>
    shortKinds[answer] ??
    kinds.find(([kind, { title }]) => kind === answer || title === answer)?.[0] ??
    kinds[Number(answer) - 1]?.[0];
  const list = kinds.map(([, { title }], index) => `${index + 1} ${title}`).join('　');
  const answer = await settle(
    {
      name: `著作的种类（写序号：${list}）`,
      flag: '--kind',
      given: given ?? (ask ? undefined : 'village'),
      findFault: (kind) =>
        find(kind)
          ? undefined
          : `没有“${kind}”这种著作。可以写 ${Object.keys(workKinds).join('、')}。`,
    },
    ask,
  );
  return find(answer) ?? 'village-gazetteer';
}

/** Of the living only the year of birth may be told, so the question is put before anything is written. */
async function settleLiving({ living }: NewFlags, ask: Ask): Promise<boolean> {
  if (living !== undefined || !ask) return living ?? false;
  const answer = await settle(
    {
      name: '在世吗（是或否）',
      flag: '--living',
      given: undefined,
      suggested: '否',
      findFault: (said) => (/^[是否yn]$/i.test(said) ? undefined : '请写“是”或“否”。'),
    },
    ask,
  );
  return /^[是y]$/i.test(answer);
}
