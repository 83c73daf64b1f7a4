import { z } from 'zod';
import { slug } from './identifiers.ts';

/** A text field that may not be blank. */
export const text = z
  .string({ error: '这一项要写文字；像编码、年份这样的数字要加引号。' })
  .trim()
  .min(1, '这一项不能空着。');

/** A year, negative before the common era. */
export const year = z
  .int('要写四位数的年份，不加引号，例如 2022。')
  .min(-2100, '年份过早，请核对。')
  .max(2200, '年份过晚，请核对。');

/** Years the text records, both ends included (断限). */
export const coverage = z
  .strictObject({ from: year, to: year })
  .refine(({ from, to }) => from <= to, '断限的 from（起）不能晚于 to（止）。');

/** Code of an administrative division: six digits of GB/T 2260, nine for a town, twelve for a village. */
export const divisionCode = z
  .string({ error: '区划代码要加引号，例如 "510131"，不然开头的 0 会丢失。' })
  .regex(/^(\d{6}|\d{9}|\d{12})$/, '区划代码是六位（县）、九位（乡镇）或十二位（村）数字。');

/** Someone's part in a work or chapter: 主编、撰稿、摄影…… */
export const contribution = z.strictObject({ name: text, role: text });

/** An honour (荣誉): its name, who gave it, and when. */
export const award = z.strictObject({ name: text, by: text, year });

/** A link to another host, in a register or in `portal.yaml`. */
export const webAddress = z
  .string({ error: '网址要写成文字。' })
  .regex(/^https?:\/\/[^\s<>"']+$/, '网址要以 http:// 或 https:// 开头。');

/** A file beside the one that names it, never a path out of the folder. */
export const besideFile = z
  .string({ error: '文件名要写成文字。' })
  .regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:*?"<>|%\p{Cc}/]+$/u, {
    error: '文件要放在同一文件夹里，只写文件名，不写 ..、盘符或网址。',
  });

/**
 * The name as it is written in Traditional characters, where the general table would get it wrong: 钟繇 is 鍾繇.
 * As many characters as the name has, so that it fits wherever the name stands.
 */
export const traditional = text.optional();

/** For `refine` of a schema that has a name and its Traditional form. */
export function traditionalFits(named: {
  name: string;
  traditional?: string | undefined;
}): boolean {
  const { name, traditional: form = name } = named;
  return Array.from(form).length === Array.from(name).length;
}

export const traditionalMisfit = {
  path: ['traditional'],
  error: '繁体写法的字数要与 name 相同，一个字对一个字。',
};

export const slugs = z.array(slug);
export const texts = z.array(text);
