import { expect, test } from 'vitest';
import { memberUnknown } from '../../src/checks/member-unknown.ts';
import { aChecked, anItem, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const members = [anItem('members', 'luopu', { name: '罗浦区地方志办公室' })];

test('names an owner who is no member', () => {
  expect(
    messagesOf(memberUnknown, aChecked([aWork({ owner: 'luopo' })], { members })),
  ).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/work.yaml 错误 member-unknown：owner 写的成员单位“luopo”没有登记。请核对编号，或新建 members/luopo.yaml；本单位自己的著作不必写 owner。"`,
  );
});

test('is silent about a member, and about works of the portal itself', () => {
  expect(
    messagesOf(memberUnknown, aChecked([aWork({ owner: 'luopu' }), aWork()], { members })),
  ).toBe('');
});
