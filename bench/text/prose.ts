import type { Span } from './blocks.ts';
import type { Random } from './random.ts';
import { pickNamed, placeName, type Register } from './register.ts';
import { lexicon } from './words.ts';

/** What sentences are about: a subject, and years they may speak of. */
export interface Topic {
  subject: string;
  from: number;
  to: number;
}

type Sentence = (random: Random, topic: Topic) => string;

const thing = (random: Random): string => random.pickCommon(lexicon.things);
const number = (random: Random): string => {
  const digits = random.between(1, 5);
  const whole = String(random.between(10 ** (digits - 1), 10 ** digits - 1));
  return random.chance(0.3) ? `${whole}.${random.between(1, 9)}` : whole;
};
const year = (random: Random, { from, to }: Topic): string => `${random.between(from, to)}年`;

const sentences: readonly Sentence[] = [
  (random, topic) =>
    `${year(random, topic)}，${random.pickCommon(lexicon.actors)}在${placeName(random)}${random.pickCommon(lexicon.actions)}${thing(random)}${number(random)}${random.pick(lexicon.units)}`,
  (random, { subject }) =>
    `${random.pickCommon(lexicon.qualities)}${subject}以${thing(random)}、${thing(random)}和${thing(random)}为主，${random.pick(lexicon.measures)}${number(random)}${random.pick(lexicon.units)}`,
  (random, topic) =>
    `至${year(random, topic)}末，有${thing(random)}${number(random)}${random.pick(lexicon.units)}，比上年增加${number(random)}%`,
  (random) =>
    `${random.pickCommon(lexicon.actors)}会同${random.pickCommon(lexicon.actors)}${random.pickCommon(lexicon.actions)}${random.pickCommon(lexicon.qualities)}${thing(random)}，${random.pick(lexicon.results)}`,
  (random, { subject }) =>
    `${subject}旧属${thing(random)}，${random.pickCommon(lexicon.actions)}以后改归${random.pickCommon(lexicon.actors)}，${thing(random)}、${thing(random)}各有定额`,
  (random) =>
    `其${thing(random)}${random.pickCommon(lexicon.actions)}甚早，${thing(random)}次之，${random.pick(lexicon.results)}`,
  (random, topic) =>
    `据${year(random, topic)}《${thing(random)}${thing(random)}志》载：“${placeName(random)}${thing(random)}尤盛，${thing(random)}多出于此”`,
];

/** One to three sentences, some of which name a person or a place, some a word in bold. */
export function clause(random: Random, topic: Topic, register: Register): Span[] {
  const spans: Span[] = [{ kind: 'text', text: random.pick(sentences)(random, topic) }];
  if (random.chance(0.07)) {
    const { id, name } = pickNamed(random, register.people);
    spans.push(
      { kind: 'text', text: '，由' },
      { kind: 'person', id, text: name },
      { kind: 'text', text: '主持' },
    );
  } else if (random.chance(0.08)) {
    const { id, name } = pickNamed(random, register.places);
    spans.push(
      { kind: 'text', text: '，其中' },
      { kind: 'place', id, text: name },
      { kind: 'text', text: '居首' },
    );
  } else if (random.chance(0.04)) {
    spans.push(
      { kind: 'text', text: '，时称' },
      { kind: 'bold', text: `“${thing(random)}${thing(random)}”` },
    );
  }
  spans.push({ kind: 'text', text: '。' });
  return spans;
}

export function paragraph(random: Random, topic: Topic, register: Register): Span[] {
  const lead: Span[] = random.chance(0.15)
    ? [{ kind: 'bold', text: `【${topic.subject}${thing(random)}】` }]
    : [];
  const count = random.between(3, 6);
  return [...lead, ...Array.from({ length: count }, () => clause(random, topic, register)).flat()];
}

/** A table of some years by a few columns of numbers. */
export function tableRows(random: Random, topic: Topic): string[][] {
  const columns = random.between(2, 4);
  const head = [
    '年份',
    ...Array.from({ length: columns }, () => `${thing(random)}（${random.pick(lexicon.units)}）`),
  ];
  const first = random.between(topic.from, Math.max(topic.from, topic.to - 5));
  const rows = Array.from({ length: random.between(4, 7) }, (_, index) => [
    String(first + index),
    ...Array.from({ length: columns }, () => number(random)),
  ]);
  return [head, ...rows];
}

export function footnoteText(random: Random, topic: Topic): string {
  return `${year(random, topic)}${thing(random)}清册，${random.pickCommon(lexicon.actors)}藏，${random.pick(lexicon.results)}。`;
}

export function spanLength(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (span.kind === 'note' ? 0 : span.text.length), 0);
}
