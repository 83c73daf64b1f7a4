import { expect, test } from 'vitest';
import { findFiles } from '../../bench/page-weight.ts';

test('finds style sheets and scripts a page asks for, and the scripts those import', () => {
  const html = `<link rel="icon" href="../icon.svg"><link rel="stylesheet" href="../assets/a.css?v=1">
    <script type="application/ld+json">{}</script><script defer src="../assets/reader.js"></script>`;
  const scripts: Record<string, string> = {
    'assets/reader.js': "import { copy } from './copy.js';import './print.js';",
    'assets/copy.js': "export const copy = 'import x from \\'react\\'';",
    'assets/print.js': "import './reader.js';",
  };
  const found = findFiles(html, 'works/a.html', (file) => scripts[file] ?? '');
  expect([...found.styles]).toEqual(['assets/a.css']);
  expect([...found.scripts]).toEqual(Object.keys(scripts));
});
