import { expect, test } from 'vitest';
import { momentUnknown } from '../../src/checks/moment-unknown.ts';
import { portalSchema } from '../../src/model/portal.ts';
import { aChapter, aChecked, anEvent, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const chapter = aChapter(
  '03-chronicle.mdx',
  {},
  {
    events: [{ ...anEvent('1956-10-12'), title: '长堰水库动工' }],
  },
);
const checked = (moments?: string[]) => ({
  ...aChecked([aWork({}, { chapters: [chapter] })]),
  portal: portalSchema.parse({ title: '清溪方志', county: '清溪县', office: '方志办', moments }),
});

test('moments the editor chose are events some book tells under that title', () => {
  expect(messagesOf(momentUnknown, checked(['长堰水库动工']))).toBe('');
  expect(messagesOf(momentUnknown, checked())).toBe('');
  expect(messagesOf(momentUnknown, checked(['长堰水库开工']))).toMatchInlineSnapshot(
    `"portal.yaml 错误 moment-unknown：moments 里的“长堰水库开工”，各书都没有这样一条大事。请照 <Event title> 的写法写，一个字也不改；那一篇尚未公开的，先不写。"`,
  );
});
