import { describeMachine } from '../machine.ts';
import { kilobytes, writeTable } from '../table.ts';
import type { PageAnswers } from './in-page.ts';
import type { EvaluatedPortal } from './portal.ts';
import type { EvaluatedQuery } from './queries.ts';
import { percentile, scoreAnswers, type Score } from './score.ts';

interface Contestant {
  name: string;
  queries: readonly EvaluatedQuery[];
  truths: readonly ReadonlySet<string>[];
  answers: PageAnswers;
}

interface Size {
  files: number;
  bytes: number;
}

export interface Evaluation {
  portal: EvaluatedPortal;
  own: Contestant;
  /** On a part of the same queries. */
  peers: Contestant[];
  sizes: { own: Size; peer: Size };
}

/** The evaluations as a page of Markdown. */
export function writeEvaluations(evaluations: readonly Evaluation[]): string {
  return `# Search, measured

Written by \`npm run eval:search\` on ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}.

Queries are drawn from the text itself. True is what is found by inclusion in the folded text, line by line and cell by cell. The shipped engine runs in headless Chromium; each query is asked of an engine newly opened, then again. Pagefind as it comes has indexed the chapters’ pages and is asked every ninth of the same queries. Opening fetches the entry, the table of pages, the fold and the facets, once (Pagefind opens with its first query). Cold: what a first query fetches of the index after that; shown: what its first ten results' texts take besides. Server and browser are on one machine.

${evaluations.map(writeEvaluation).join('\n')}`;
}

function writeEvaluation({ portal, own, peers, sizes }: Evaluation): string {
  const characters = [...portal.chapters, ...portal.pages].reduce(
    (sum, { text }) => sum + text.length,
    0,
  );
  const problems = own.answers.results.filter((result) => result.problems.length > 0).length;
  const invented = portal.invented > 0 ? `, ${portal.invented} chapters of an invented county` : '';
  return `## ${(characters / 1e6).toFixed(1)} million characters

${portal.chapters.length} chapters and ${portal.pages.length} other pages with a text of their own (the demonstration, ${portal.books} files of real books${invented}), ${own.queries.length} queries.

### Recall and precision

${writeTable({
  head: ['queries', 'n', 'recall', 'precision', 'exactly right'],
  rows: scoreTable(own),
})}

${problems} of ${own.queries.length} answers named a problem.

### Beside Pagefind as it comes

${writeTable({
  head: ['', 'n', 'recall', 'precision', 'exactly right'],
  rows: [own, ...peers].map((each) => [each.name, ...scoreCells(scoresOf(each).get('all'))]),
})}

### Bytes and time of a query

Opening: ${kilobytes(own.answers.openBytes)}.

${writeTable({
  head: [
    '',
    'cold p50',
    'cold p90',
    'shown p50',
    'shown p90',
    'cold ms p50 / p95',
    'warm KB p95',
    'warm ms p50 / p95',
  ],
  rows: [own, ...peers].map(({ name, answers: { results } }) => [
    name,
    kilobytes(
      percentile(
        results.map(({ coldBytes }) => coldBytes),
        0.5,
      ),
    ),
    kilobytes(
      percentile(
        results.map(({ coldBytes }) => coldBytes),
        0.9,
      ),
    ),
    kilobytes(
      percentile(
        results.map(({ shownBytes }) => shownBytes),
        0.5,
      ),
    ),
    kilobytes(
      percentile(
        results.map(({ shownBytes }) => shownBytes),
        0.9,
      ),
    ),
    pair(results.map(({ coldMs }) => coldMs)),
    kilobytes(
      percentile(
        results.map(({ warmBytes }) => warmBytes),
        0.95,
      ),
    ),
    pair(results.map(({ warmMs }) => warmMs)),
  ]),
})}

Index: ${sizes.own.files} files, ${(sizes.own.bytes / 1e6).toFixed(1)} MB; Pagefind’s: ${sizes.peer.files} files, ${(sizes.peer.bytes / 1e6).toFixed(1)} MB.
`;
}

const pair = (values: number[]): string =>
  `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`;

const scoresOf = ({ queries, truths, answers }: Contestant): Map<string, Score> =>
  scoreAnswers(queries, truths, answers);

function scoreTable(own: Contestant): string[][] {
  return [...scoresOf(own)].map(([category, score]) => [category, ...scoreCells(score)]);
}

function scoreCells(score: Score | undefined): string[] {
  if (!score) return ['', '', '', ''];
  const { queries, recall, precision, exact } = score;
  return [String(queries), recall.toFixed(3), precision.toFixed(3), `${exact} / ${queries}`];
}
