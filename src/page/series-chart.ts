import { escapeHtml } from '../markdown/escape.ts';
import type { TopicSeries } from './topic-thread.ts';

const field = { width: 440, height: 240, left: 58, right: 14, top: 30, bottom: 30 };

/**
 * A line through the years, drawn so that it can be read without colours: years without a figure part the line, years
 * with an entry of the topic bear a ring. The figures stand in a table beside it; the drawing says what it shows.
 */
export function drawSeries(series: TopicSeries, marked: ReadonlySet<number>): string {
  const known = series.points.filter(hasValue);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return '';
  const ticks = niceTicks(
    Math.min(0, ...known.map(({ value }) => value)),
    Math.max(...known.map(({ value }) => value)),
  );
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const years = { from: first.year, to: last.year };
  const x = (year: number): string =>
    place(year, years.from, years.to, field.left, field.width - field.right);
  const y = (value: number): string =>
    place(value, low, high, field.height - field.bottom, field.top);
  const lines = ticks.map(
    (tick) =>
      `<path d="M${field.left} ${y(tick)}H${field.width - field.right}"/><text x="${field.left - 6}" y="${y(tick)}" dy="0.35em" text-anchor="end">${tick}</text>`,
  );
  const labels = yearTicks(years.from, years.to).map(
    (year) =>
      `<text x="${x(year)}" y="${field.height - 8}" text-anchor="middle">${year}</text><path d="M${x(year)} ${field.height - field.bottom}v5"/>`,
  );
  const dots = known
    .filter(({ year }) => marked.has(year))
    .map(({ year, value }) => `<circle cx="${x(year)}" cy="${y(value)}" r="5"/>`);
  const unit =
    series.unit === undefined
      ? ''
      : `<text class="unit" x="${field.left - 6}" y="12" text-anchor="end">${escapeHtml(series.unit)}</text>`;
  return `<svg class="series-chart" viewBox="0 0 ${field.width} ${field.height}" role="img" aria-label="${escapeHtml(describeSeries(series))}"><g class="scale">${lines.join('')}${labels.join('')}${unit}</g><path class="line" d="${linePath(series, x, y)}"/>${dots.join('')}</svg>`;
}

type Known = TopicSeries['points'][number] & { value: number };

function hasValue(point: TopicSeries['points'][number]): point is Known {
  return point.value !== undefined;
}

/** A sentence for those who cannot see the line. */
export function describeSeries({ title, unit = '', points }: TopicSeries): string {
  const known = points.filter(hasValue);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return title;
  const most = known.reduce((best, point) => (point.value > best.value ? point : best));
  const least = known.reduce((best, point) => (point.value < best.value ? point : best));
  const say = ({ year, written }: Known): string => `${year}年${written}${unit}`;
  return `折线图：${title}，${say(first)}，${say(last)}；最高${say(most)}，最低${say(least)}。`;
}

/** Parts where a year has no figure, or is not in the table. */
function linePath(
  { points }: TopicSeries,
  x: (year: number) => string,
  y: (value: number) => string,
): string {
  let before: number | undefined;
  let path = '';
  for (const point of points) {
    if (!hasValue(point)) {
      before = undefined;
      continue;
    }
    path += `${before === point.year - 1 ? 'L' : 'M'}${x(point.year)} ${y(point.value)}`;
    before = point.year;
  }
  return path;
}

function place(value: number, from: number, to: number, start: number, end: number): string {
  return (start + ((value - from) / Math.max(1e-9, to - from)) * (end - start)).toFixed(1);
}

/** Round numbers, three to six of them, that hold both ends. */
function niceTicks(low: number, high: number): number[] {
  const rough = Math.max(1e-9, (high - low) / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  const start = Math.floor(low / step);
  const count = Math.ceil(high / step) - start;
  return Array.from({ length: count + 1 }, (_, index) =>
    Number(((start + index) * step).toPrecision(12)),
  );
}

/** Five to seven years, the first and the last among them where they do not crowd the others. */
function yearTicks(from: number, to: number): number[] {
  const span = to - from;
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => span / each <= 6) ?? 200;
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.floor((to - first) / step) + 1 },
    (_, index) => first + index * step,
  );
}
