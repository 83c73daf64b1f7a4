import { expect, test } from 'vitest';
import { chiefEditors } from '../../src/model/chief-editors.ts';

const madeBy = (kind: 'old-gazetteer' | 'yearbook', ...chiefEditor: string[]): string[] =>
  chiefEditors({ kind, chiefEditor }).map(({ name, role }) => `${name}=${role}`);

test('what a title page says behind a name is the part, not the name', () => {
  expect(madeBy('old-gazetteer', '褚廷楷（修）', '柳宗翰（總纂）', '石守一(纂修)')).toEqual([
    '褚廷楷=修',
    '柳宗翰=總纂',
    '石守一=纂修',
  ]);
});

test('who has no part named made the book, as books of its kind are made', () => {
  expect(madeBy('old-gazetteer', '柳宗翰')).toEqual(['柳宗翰=纂修']);
  expect(madeBy('yearbook', '杨秀兰')).toEqual(['杨秀兰=主编']);
});

test('other brackets stay in the name: a dynasty before it, a people behind it', () => {
  expect(madeBy('old-gazetteer', '（清）柳宗翰', '（清）柳宗翰（纂）')).toEqual([
    '（清）柳宗翰=纂修',
    '（清）柳宗翰=纂',
  ]);
  expect(madeBy('yearbook', '杨秀兰（土家族）')).toEqual(['杨秀兰（土家族）=主编']);
});
