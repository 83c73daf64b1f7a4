import { expect, test } from 'vitest';
import { consentMissing } from '../../src/checks/consent-missing.ts';
import { aChapter, aChecked, aPart, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const interview = (facts: object) =>
  messagesOf(
    consentMissing,
    aChecked([
      aWork(
        {},
        { chapters: [aChapter('01-liu.mdx', { title: '茶山旧事', role: 'interview', ...facts })] },
      ),
    ]),
  );
const consent = { granted: true, by: '柳禾', date: '2021-05-01' };

test('names an interview without consent', () => {
  expect(interview({})).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/01-liu.mdx 错误 consent-missing：访谈“茶山旧事”没有写讲述人的授权。取得书面授权后，请在开头写明 consent，包括 granted: true、by（授权人）和 date（日期）；尚未取得的，写 access: internal 暂不公开。"`,
  );
});

test('names an interview whose speaker said no', () => {
  expect(interview({ consent: { ...consent, granted: false } })).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/01-liu.mdx 错误 consent-missing：访谈“茶山旧事”授权写作 granted: false，不能公开。取得书面授权后，请在开头写明 consent，包括 granted: true、by（授权人）和 date（日期）；尚未取得的，写 access: internal 暂不公开。"`,
  );
});

test('knows an interview by its speaker, or by the folder it lies in', () => {
  expect(interview({ role: 'body', speaker: 'liu-he' })).toContain('没有写讲述人的授权');
  const work = aWork(
    {},
    {
      parts: [aPart('20-talks', { role: 'interview' })],
      chapters: [aChapter('20-talks/01-liu.mdx')],
    },
  );
  expect(messagesOf(consentMissing, aChecked([work]))).toContain('没有写讲述人的授权');
});

test('is silent about consent given, an interview the office keeps to itself, and other chapters', () => {
  expect(interview({ consent })).toBe('');
  expect(interview({ access: 'internal' })).toBe('');
  expect(interview({ role: 'body' })).toBe('');
});
