import { expect, test } from 'vitest';
import { findPassages, type Run } from '../../src/search/passages.ts';

/** Runs of one block, or of several parted by `/`; the text with hits in brackets, their number before them. */
function marked(runs: string[], strings: string[]): string[] {
  let block = 0;
  const given: Run[] = runs.map((text) => ({
    text: text.replace('/', ''),
    block: text.startsWith('/') ? ++block : block,
  }));
  const parts = findPassages(given, strings);
  return given.map(({ text }, run) => {
    let shown = text;
    for (const { from, to, hit } of parts.filter((part) => part.run === run).reverse())
      shown = `${shown.slice(0, from)}${hit}[${shown.slice(from, to)}]${shown.slice(to)}`;
    return shown;
  });
}

test.each([
  [['村人采茶，雨天不采。'], ['采茶'], ['村人0[采茶]，雨天不采。']],
  [['茶茶茶'], ['茶'], ['0[茶]1[茶]2[茶]']],
  [['不采，雨天不采'], ['采雨天'], ['不0[采，雨天]不采']],
  [['村', '人采', '茶。'], ['人采茶'], ['村', '0[人采]', '0[茶]。']],
  [['采', '/茶'], ['采茶'], ['采', '茶']],
  [['采茶叶与采茶'], ['采茶', '采茶叶'], ['0[采茶叶]与1[采茶]']],
  [['“𠀀𠀁”𠀂'], ['𠀁𠀂'], ['“𠀀0[𠀁”𠀂]']],
  [['茶'], ['，', ''], ['茶']],
  [[], ['茶'], []],
])('in %j, %j stands thus', (runs, strings, shown) => {
  expect(marked(runs, strings)).toEqual(shown);
});
