import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deliverName, scriptFolder } from '../../search/script-transport.ts';

/**
 * Lays the files of an index down a second time as scripts, each of which hands over its bytes: pages opened from a
 * disk may run scripts and fetch nothing.
 */
export function writeOffline(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.pf_\w+$|^pagefind-entry\.json$/.test(name))
    .sort();
  for (const name of names) {
    const file = path.join(folder, scriptFolder, `${name}.js`);
    mkdirSync(path.dirname(file), { recursive: true });
    const bytes = readFileSync(path.join(folder, name)).toString('base64');
    writeFileSync(file, `${deliverName}(${JSON.stringify(name)},"${bytes}")\n`);
  }
}
