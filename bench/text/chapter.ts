import type { Block, Span } from './blocks.ts';
import { clause, footnoteText, paragraph, spanLength, tableRows, type Topic } from './prose.ts';
import { randomFrom, shuffled, type Random } from './random.ts';
import type { Register } from './register.ts';
import { lexicon, suffixes } from './words.ts';

/** What decides a chapter's text: the same facts give the same text. */
export interface ChapterFacts extends Topic {
  seed: number;
  /** Months or years of a chronicle; absent where the chapter is of entries. */
  periods?: readonly string[];
}

const meanCharacters = 1000;
const overrun = 90;

/** Writes the text of a chapter, about a thousand characters of it. */
export function writeChapter(facts: ChapterFacts, register: Register): Block[] {
  const random = randomFrom(facts.seed);
  const { periods } = facts;
  return periods ? chronicle(random, periods, facts, register) : entries(random, facts, register);
}

function entries(random: Random, topic: Topic, register: Register): Block[] {
  const blocks: Block[] = [{ kind: 'paragraph', spans: clause(random, topic, register) }];
  const titles = shuffled(random, suffixes).slice(0, random.between(2, 4));
  // A last paragraph runs over by half its length or so.
  const wanted = (meanCharacters * random.between(75, 125)) / 100 / titles.length - overrun;
  for (const title of titles) {
    blocks.push({ kind: 'heading', title: topic.subject + title });
    for (let length = 0; length < wanted;) {
      const spans = paragraph(random, topic, register);
      length += spanLength(spans);
      blocks.push({ kind: 'paragraph', spans });
    }
  }
  if (random.chance(0.25)) blocks.push({ kind: 'table', rows: tableRows(random, topic) });
  return random.chance(0.3) ? withFootnotes(random, topic, blocks) : blocks;
}

function withFootnotes(random: Random, topic: Topic, blocks: Block[]): Block[] {
  const notes: Block[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || notes.length === 3 || !random.chance(0.4)) continue;
    const number = notes.length + 1;
    block.spans.push({ kind: 'note', number });
    notes.push({ kind: 'footnote', number, text: footnoteText(random, topic) });
  }
  return [...blocks, ...notes];
}

/** Dated events in order, under a heading for each month or year. */
function chronicle(
  random: Random,
  periods: readonly string[],
  topic: Topic,
  register: Register,
): Block[] {
  const perPeriod = Math.max(1, Math.round(16 / periods.length));
  return periods.flatMap((period): Block[] => {
    const [year = '', month] = period.split('-');
    const title = month === undefined ? `${year}年` : `${Number(month)}月`;
    const dates = Array.from({ length: perPeriod }, () => [
      month ?? two(random.between(1, 12)),
      two(random.between(1, 28)),
    ]).sort();
    const events = dates.map(([at = '', day = '']): Block => {
      const words = clause(random, { ...topic, from: Number(year), to: Number(year) }, register);
      const spans: Span[] = [{ kind: 'text', text: `${Number(at)}月${Number(day)}日，` }, ...words];
      return {
        kind: 'event',
        date: `${year}-${at}-${day}`,
        title: random.pickCommon(lexicon.things),
        spans,
      };
    });
    return [{ kind: 'heading', title }, ...events];
  });
}

const two = (value: number): string => String(value).padStart(2, '0');
