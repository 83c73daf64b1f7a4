import { expect, test } from 'vitest';
import { readHanziTable } from '../../../src/page/hanzi/convert.ts';
import { lockedNames, traditionalPersonName } from '../../../src/page/hanzi/names.ts';
import { hanziTable } from '../../../src/page/hanzi/tables.ts';
import { personSchema } from '../../../src/model/person.ts';
import { placeSchema } from '../../../src/model/place.ts';
import { portalSchema } from '../../../src/model/portal.ts';

const portal = portalSchema.parse({
  title: '某县方志',
  county: '某县',
  office: '某某',
  traditional: { 复社: '復社' },
});

function aPortal(people: object[], places: object[] = []) {
  const item = (meta: object, index: number) => ({ id: `item-${index}`, meta, passages: [] });
  return {
    portal,
    items: {
      people: people.map((meta) => personSchema.parse(meta)).map(item),
      places: places.map((meta) => placeSchema.parse(meta)).map(item),
      organisations: [],
    },
  } as unknown as Parameters<typeof lockedNames>[0];
}

test.each([
  ['范仲淹', '范仲淹'],
  ['于谦', '于謙'],
  ['余阙', '余闕'],
  ['钟繇', '鍾繇'],
  ['姜夔', '姜夔'],
  ['万发科', '萬發科'],
])('writes the surname of %s as surnames are written', (name, traditional) => {
  expect(traditionalPersonName(name)).toBe(traditional);
});

test('a name of the register holds wherever it stands', () => {
  const content = aPortal([{ name: '于发展' }, { name: '谷松', traditional: '谷鬆' }]);
  const convert = readHanziTable(hanziTable('hant', lockedNames(content, 'hant')));
  expect(convert('县里于发展公社，谷松树立榜样，复社。')).toBe(
    '縣裡于發展公社，谷鬆樹立榜樣，復社。',
  );
});

test('a name gives no character to the word after it', () => {
  const convert = readHanziTable(
    hanziTable('hant', lockedNames(aPortal([{ name: '王发' }]), 'hant')),
  );
  const locked = readHanziTable(hanziTable('hant', new Map([['王发', '王髮']])));
  expect([convert('王发展开'), locked('王发展开'), locked('头发展')]).toEqual([
    '王發展開',
    '王髮展開',
    '頭發展',
  ]);
});

test('the form an editor gave leads back to the name', () => {
  const content = aPortal(
    [{ name: '钟锺', traditional: '鍾鐘' }],
    [{ name: '乾河', traditional: '乾河' }],
  );
  const convert = readHanziTable(hanziTable('hans', lockedNames(content, 'hans')));
  expect(convert('鍾鐘過乾河')).toBe('钟锺过乾河');
});

test('names that no phrase can change weigh nothing', () => {
  expect([...lockedNames(aPortal([{ name: '李丽' }, { name: '王' }]), 'hant').keys()]).toEqual([
    '复社',
  ]);
});

test('a Traditional form of another length is refused in words an editor understands', () => {
  const { error } = personSchema.safeParse({ name: '李四', traditional: '李四郎' });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    '繁体写法的字数要与 name 相同，一个字对一个字。',
  ]);
});
