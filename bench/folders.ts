import path from 'node:path';

/** Root of the program that is measured. */
export const programRoot = path.resolve(import.meta.dirname, '..');

/** A folder for what the benchmark makes and may be thrown away. */
export function outFolder(...names: string[]): string {
  return path.join(import.meta.dirname, 'out', ...names);
}
