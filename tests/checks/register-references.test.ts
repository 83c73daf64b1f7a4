import { describe, expect, test } from 'vitest';
import {
  organisationUnknown,
  personUnknown,
  placeUnknown,
} from '../../src/checks/register-references.ts';
import { aChapter, aChecked, aMention, anItem, aPerson, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const mentions = [
  aMention('people', 'cheng-yinong', 11),
  aMention('places', 'baiyan-cun', 12),
  aMention('organisations', 'dang-anguan', 13),
];
const works = [
  aWork({}, { chapters: [aChapter('30-tea.mdx', { speaker: 'liu-he' }, { mentions })] }),
];

describe('of what nobody registered', () => {
  const checked = aChecked(works);

  test('names a person in the text and one who speaks', () => {
    expect(messagesOf(personUnknown, checked)).toMatchInlineSnapshot(`
      "works/qingxi-yearbook-2022/30-tea.mdx 错误 person-unknown：人物“liu-he”没有登记。请核对编号，或新建 people/liu-he.yaml。
      works/qingxi-yearbook-2022/30-tea.mdx:11:5 错误 person-unknown：人物“cheng-yinong”没有登记。请核对编号，或新建 people/cheng-yinong.yaml。"
    `);
  });

  test('names a place', () => {
    expect(messagesOf(placeUnknown, checked)).toMatchInlineSnapshot(
      `"works/qingxi-yearbook-2022/30-tea.mdx:12:5 错误 place-unknown：地名“baiyan-cun”没有登记。请核对编号，或新建 places/baiyan-cun.yaml。"`,
    );
  });

  test('names an organisation', () => {
    expect(messagesOf(organisationUnknown, checked)).toMatchInlineSnapshot(
      `"works/qingxi-yearbook-2022/30-tea.mdx:13:5 错误 organisation-unknown：机构“dang-anguan”没有登记。请核对编号，或新建 organisations/dang-anguan.yaml。"`,
    );
  });

  test('names what registers say of one another', () => {
    const tenures = [{ office: '馆长', organisation: 'tushuguan' }];
    const items = {
      people: [aPerson('liu-he', { places: ['baiyan'], tenures })],
      places: [anItem('places', 'laowu', { name: '老屋', within: 'baiyan-xiang' })],
      organisations: [
        anItem('organisations', 'xiaoxue', { name: '小学', within: 'jiaoyu-ju', place: 'dongmen' }),
      ],
    };
    const register = aChecked([], items);
    expect(messagesOf(placeUnknown, register)).toMatchInlineSnapshot(`
      "people/liu-he.yaml 错误 place-unknown：地名“baiyan”没有登记。请核对编号，或新建 places/baiyan.yaml。
      places/laowu.yaml 错误 place-unknown：地名“baiyan-xiang”没有登记。请核对编号，或新建 places/baiyan-xiang.yaml。
      organisations/xiaoxue.yaml 错误 place-unknown：地名“dongmen”没有登记。请核对编号，或新建 places/dongmen.yaml。"
    `);
    expect(messagesOf(organisationUnknown, register)).toMatchInlineSnapshot(`
      "people/liu-he.yaml 错误 organisation-unknown：机构“tushuguan”没有登记。请核对编号，或新建 organisations/tushuguan.yaml。
      organisations/xiaoxue.yaml 错误 organisation-unknown：机构“jiaoyu-ju”没有登记。请核对编号，或新建 organisations/jiaoyu-ju.yaml。"
    `);
  });
});

test('is silent when all are registered', () => {
  const checked = aChecked(works, {
    people: [aPerson('cheng-yinong'), aPerson('liu-he')],
    places: [anItem('places', 'baiyan-cun', { name: '白岩村' })],
    organisations: [anItem('organisations', 'dang-anguan', { name: '档案馆' })],
  });
  for (const check of [personUnknown, placeUnknown, organisationUnknown]) {
    expect(messagesOf(check, checked)).toBe('');
  }
});
