import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { digestBytes } from '../../../src/exchange/digest-files.ts';
import { listFiles } from '../../../src/exchange/collect.ts';
import fc from '../../fast-check.ts';
import { chapterFile, tempFolder, writeFiles, type ContentFiles } from '../../temp-content.ts';
import { aLongText } from '../a-long-text.ts';
import {
  aMember,
  aWork,
  forget,
  introduce,
  ownFiles,
  publish,
  take,
  type Member,
} from '../a-member.ts';

const codes = ['999931', '999932', '999933', '999934', '999935'];
const isbn = 'printing: { isbn: "978-7-000-00001-1" }\n';
const yearbook =
  'kind: yearbook\ntitle: 联合年鉴\neditionYear: 2022\ncoverage: { from: 2021, to: 2021 }\ndivision: "999900"\n';
const work = (id: string, facts: string, body: string): ContentFiles => ({
  [`works/${id}/work.yaml`]: facts,
  [`works/${id}/01-a.mdx`]: chapterFile('甲', body),
});

/** Works of five members. Five pairs clash: by id, ISBN, division and year, and twice by their text. */
const worksOf: ContentFiles[] = [
  { ...aWork('tea'), ...work('book-a', `kind: essays\ntitle: 书甲\n${isbn}`, '书甲。') },
  {
    ...aWork('tea', '', '别县的茶。'),
    ...work('canals', 'kind: essays\ntitle: 渠\n', aLongText('渠')),
  },
  {
    ...work('book-b', `kind: essays\ntitle: 书乙\n${isbn}`, '书乙。'),
    ...work('year-a', yearbook, '年。'),
  },
  {
    ...work('year-b', yearbook, '鉴。'),
    ...work('roads', 'kind: essays\ntitle: 路\n', aLongText('路')),
  },
  {
    ...work('ditches', 'kind: essays\ntitle: 沟\n', aLongText('渠')),
    ...work('streets', 'kind: essays\ntitle: 街\n', aLongText('路')),
    ...aWork('memoir'),
  },
];
const clashes = [
  ['999931-book-a', '999933-book-b'],
  ['999931-tea', '999932-tea'],
  ['999932-canals', '999935-ditches'],
  ['999933-year-a', '999934-year-b'],
  ['999934-roads', '999935-streets'],
];

/** A decision on each clash, that depends on the works alone: so two editors decide alike. */
type Policy = 'keep-both' | 'one';

interface Alliance {
  members: Member[];
  /** Clashes each member was shown, the works by their ids in the alliance. */
  shown: Set<string>[];
}

let made: Member[];
beforeAll(async () => {
  made = await Promise.all(codes.map((code, at) => aMember(code, worksOf[at] ?? {})));
  await introduce(...made);
});

/** The same five members with folders of their own. */
async function anAlliance(): Promise<Alliance> {
  const members = await Promise.all(
    made.map(async (member) => {
      const folder = await tempFolder();
      await cp(member.content, folder, { recursive: true });
      return { ...member, content: folder, bundle: path.join(await tempFolder(), 'bundle') };
    }),
  );
  for (const member of members) await publish(member);
  return { members, shown: members.map(() => new Set()) };
}

const allianceId = (member: Member, id: string): string =>
  /^9999\d\d-/.test(id) ? id : `${member.code}-${id}`;

/** One member takes what the one before it in the ring has published, decides, and publishes. */
async function step({ members, shown }: Alliance, at: number, policy: Policy): Promise<boolean> {
  const member = members[at];
  const from = members[(at + members.length - 1) % members.length];
  if (!member || !from) throw new Error('There is no such member.');
  const before = await stateOf(member);
  const own = await ownFiles(member);
  for (let round = 0; round < 2; round++) {
    const outcome = await take(member, from.bundle);
    for (const { incoming, existing } of outcome.clashes)
      shown[at]?.add(
        [incoming, existing]
          .map(({ work: { id } }) => allianceId(member, id))
          .sort()
          .join(' '),
      );
    await decideAll(member, policy);
  }
  expect(await ownFiles(member)).toEqual(own);
  const isChanged = JSON.stringify(await stateOf(member)) !== JSON.stringify(before);
  if (isChanged) await publish(member);
  return isChanged;
}

/** Fills in every decision that is open. */
async function decideAll(member: Member, policy: Policy): Promise<void> {
  const file = path.join(member.content, 'accepted/decisions.yaml');
  const text = await readFile(file, 'utf8').catch(() => '');
  const decided = text.replace(
    /(- incoming: "(.+)"\n {2}existing: "(.+)"\n(?: {2}.+\n)*? {2}decision:) *\n/g,
    (_, head: string, incoming: string, existing: string) => {
      const comesFirst = incoming < allianceId(member, existing);
      return `${head} ${policy === 'keep-both' ? 'keep-both' : comesFirst ? 'theirs-as-update' : 'refuse'}\n`;
    },
  );
  if (decided !== text) await writeFile(file, decided);
}

/** Digest of each work by its id in the alliance; the release it was taken in is of the owner, and the same for all. */
async function stateOf(member: Member): Promise<Record<string, string>> {
  const { works } = await readCorpus(member.content);
  const state: [string, string][] = [];
  for (const { id, folder } of works) {
    const root = path.join(member.content, folder);
    const files = await Promise.all(
      (await listFiles(root))
        .sort()
        .map(
          async (name) => `${name} ${digestBytes(await readFile(path.join(root, name))).sha256}`,
        ),
    );
    state.push([allianceId(member, id), digestBytes(Buffer.from(files.join('\n'))).sha256]);
  }
  return Object.fromEntries(state.sort());
}

/** Goes round until nobody's works change any more. */
async function untilStill(
  alliance: Alliance,
  order: readonly number[],
  policy: Policy,
): Promise<number> {
  for (let round = 1; round <= 12; round++) {
    let isStill = true;
    for (const at of order) if (await step(alliance, at, policy)) isStill = false;
    if (isStill) return round;
  }
  throw new Error('The members do not come to rest.');
}

const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });

describe('five members in a ring, each of whom sees only its neighbour’s bundle', () => {
  test('come to have the same works in whatever order they exchange, with five clashes listed and none overwritten', async () => {
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const alliance = await anAlliance();
        await untilStill(alliance, order, 'keep-both');
        const here = await Promise.all(alliance.members.map(stateOf));
        for (const state of here) states.add(JSON.stringify(state));
        expect(states.size).toBe(1);
        for (const shown of alliance.shown)
          expect([...shown].sort()).toEqual(clashes.map((pair) => pair.join(' ')));
      }),
      { numRuns: 3 },
    );
    expect(Object.keys(JSON.parse([...states][0] ?? '{}') as object)).toHaveLength(11);
  }, 240_000);

  test('that keep one of two agree on which, but for their own', async () => {
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const alliance = await anAlliance();
        await untilStill(alliance, order, 'one');
        for (const member of alliance.members) {
          const state = Object.entries(await stateOf(member)).filter(
            ([id]) => !clashes.some(([, later]) => later === id),
          );
          states.add(JSON.stringify(state));
        }
        expect(states.size).toBe(1);
      }),
      { numRuns: 2 },
    );
  }, 240_000);

  test('follow a change and a withdrawal that come at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 0, max: 9 }), async (order, moment) => {
        const alliance = await anAlliance();
        const last = alliance.members[4];
        if (!last) throw new Error('There is no fifth member.');
        const steps = [...order, ...order];
        for (const [count, at] of steps.entries()) {
          if (count === moment) {
            await forget(last, 'works/memoir');
            await writeFiles(last.content, {
              'works/streets/02-b.mdx': chapterFile('乙', '添一篇。'),
            });
            await publish(last, {
              tombstones: [{ id: 'memoir', title: 'memoir集', date: '2026-01-01' }],
            });
          }
          await step(alliance, at, 'keep-both');
        }
        await untilStill(alliance, order, 'keep-both');
        const here = await Promise.all(alliance.members.map(stateOf));
        expect(new Set(here.map((state) => JSON.stringify(state))).size).toBe(1);
        expect(Object.keys(here[0] ?? {})).not.toContain('999935-memoir');
        for (const member of alliance.members) {
          const { works } = await readCorpus(member.content);
          const streets = works.find(({ id }) => id.endsWith('streets'));
          expect(streets?.chapters).toHaveLength(2);
        }
      }),
      { numRuns: 3 },
    );
  }, 240_000);
});
