import path from 'node:path';
import { programRoot } from '../press/program-root.ts';

/** Folder for what later runs can use again. */
export function cacheFolder(): string {
  return process.env['FANGZHI_CACHE'] ?? path.join(programRoot, '.fangzhi');
}
