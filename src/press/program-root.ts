import { fileURLToPath } from 'node:url';

/** Folder of the program itself, where `src/site` lies. */
export const programRoot = fileURLToPath(new URL('../../', import.meta.url));
