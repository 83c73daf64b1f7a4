import { drawField } from './field-text.ts';
import type { Reading } from './reading.ts';
import type { Inline, Marks } from './word-document.ts';

/** Takes the beginning of a field, or of its result. */
export function readFieldMark({ fields }: Reading, type: string): void {
  const open = fields.at(-1);
  if (type === 'begin') fields.push({ code: '', isResult: false });
  else if (type === 'separate' && open) open.isResult = true;
}

/** At the end of a field that keeps no result stands what Word would draw. */
export function endField(reading: Reading, inlines: Inline[], marks: Marks): void {
  const field = reading.fields.pop();
  if (field === undefined || field.isResult) return;
  const { losses } = reading;
  const code = field.code.replace(/\s+/g, ' ').trim();
  const drawn = drawField(field.code);
  if (!drawn) {
    reportField(reading, code);
    return;
  }
  losses.add('公式域（带圈字符、旧式注音、分式等）', `写成普通文字，请与原稿核对`, drawn.text);
  if (drawn.reading === undefined) inlines.push({ kind: 'text', text: drawn.text, marks });
  else inlines.push({ kind: 'ruby', base: drawn.text, reading: drawn.reading });
}

function reportField({ losses }: Reading, code: string): void {
  const name = code.split(' ')[0]?.toUpperCase() ?? '';
  if (/^(?:XE|TC|TA|RD)$/.test(name)) losses.add(`索引、目录的标记（${name}）`, '没有导入', code);
  else if (name !== '') losses.leaveOut(`没有结果的域（${name}）`, '没有导入，请与原稿核对', code);
}
