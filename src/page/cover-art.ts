/** Numbers from 0 to 1 that are the same for the same word, on any machine. */
function* numbersFrom(word: string): Generator<number, never> {
  let state = 2166136261;
  for (const character of word)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  for (;;) {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    yield ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  }
}

/** A ridge of mountains across a field of 100, from `top` downwards, closed at the foot. */
export function drawRidge(seed: string, top: number, height: number, foot: number): string {
  const numbers = numbersFrom(seed);
  const points: string[] = [];
  for (let x = 0; x <= 100; x += 12.5) {
    const y = top + numbers.next().value * height;
    points.push(`${x} ${y.toFixed(1)}`);
  }
  const [first = '0 0', ...others] = points;
  const curve = others.map((point, index) => {
    const [x = 0, y = 0] = point.split(' ').map(Number);
    const [lastX = 0, lastY = 0] = (points[index] ?? first).split(' ').map(Number);
    const middle = (lastX + x) / 2;
    return `C${middle} ${lastY} ${middle} ${y} ${x} ${y}`;
  });
  return `M${first}${curve.join('')}V${foot}H0z`;
}

/** Strokes of a voice, side by side about a middle line: a path of vertical lines. */
export function drawVoice(seed: string, middle: number, reach: number, count: number): string {
  const numbers = numbersFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const swell = Math.sin(((index + 0.5) / count) * Math.PI);
    const half = 1 + reach * swell * (0.25 + 0.75 * numbers.next().value);
    const x = 14 + (72 * index) / (count - 1);
    return `M${x.toFixed(1)} ${(middle - half).toFixed(1)}v${(2 * half).toFixed(1)}`;
  }).join('');
}
