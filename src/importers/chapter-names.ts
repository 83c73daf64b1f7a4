import { pinyin } from 'pinyin-pro';
import type { Role } from '../model/outline.ts';
import { readNumber } from '../model/chinese-number.ts';
import { isWorkId, slugOf } from './slugs.ts';

const roleNames: readonly [RegExp, string, Role][] = [
  [/^(?:[总自代原]?序|序言|前言|序[一二三四五])$/, 'preface', 'preface'],
  [/^凡例$/, 'principles', 'editorial-principles'],
  [/^(?:编辑说明|编纂说明|编者说明)$/, 'editorial-note', 'editorial-note'],
  [/^目录$/, 'contents', 'contents'],
  [/^(?:图照|彩页|图片)$/, 'plates', 'plates'],
  [/^(?:特载|特辑)$/, 'special-report', 'special-report'],
  [/^(?:专记|特记)$/, 'feature', 'feature'],
  [/^(?:总述|概述|概况|综述|[^，。]{2,6}概况)$/, 'overview', 'overview'],
  [/^大事(?:记|年表|记略)$/, 'chronicle', 'chronicle'],
  [/^(?:人物|人物传略?|先进人物)$/, 'biographies', 'biographies'],
  [/^(?:乡镇|镇乡|街镇|乡镇街道|镇街|乡镇概况)$/, 'townships', 'subdivisions'],
  [/^附录[一二三四五六]?$|^限外辑要$/, 'appendix', 'appendix'],
  [/^索引$/, 'subject-index', 'subject-index'],
  [/^(?:后记|编后记|编后|跋|编纂始末|修志始末)$/, 'afterword', 'afterword'],
];

/** The title without number and white space: 第三章　人物 → 人物. */
function bareTitle(title: string): string {
  return title
    .replace(/\s/g, '')
    .replace(/^第[〇零一二三四五六七八九十百\d]+[编篇卷部章节]|^[一二三四五六七八九十]+、/, '');
}

/** What a chapter or part is within its work, where its title says so. */
export function roleOf(title: string): Role | undefined {
  return roleNames.find(([pattern]) => pattern.test(bareTitle(title)))?.[2];
}

const units: Record<string, string> = {
  编: 'part',
  篇: 'part',
  部: 'part',
  卷: 'volume',
  章: 'chapter',
  节: 'section',
};
const longest = 40;

/** File name for a title: what it is, else its number, else how it is read. */
export function slugOfTitle(title: string): string {
  const bare = bareTitle(title);
  const named = roleNames.find(([pattern]) => pattern.test(bare))?.[1];
  if (named !== undefined) return named;
  const [, digits, unit] =
    /^第([〇零一二三四五六七八九十百\d]+)([编篇卷部章节])/.exec(title.trim()) ?? [];
  const number = digits === undefined ? undefined : readNumber(digits)?.value;
  if (unit !== undefined && number !== undefined) return `${units[unit] ?? 'unit'}-${number}`;
  const english = slugOf(bare);
  if (english !== undefined) return english;
  const syllables = pinyin(bare.replace(/[^\p{L}\p{N}]/gu, ''), {
    toneType: 'none',
    type: 'array',
    // A year is one syllable, not four.
    nonZh: 'consecutive',
    v: true,
  });
  let slug = '';
  for (const syllable of syllables) {
    const word = syllable.toLowerCase().replace(/[^a-z0-9]/g, '');
    if (word === '') continue;
    if (slug.length + word.length >= longest) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return isWorkId(slug) && slug !== 'index' ? slug : 'chapter';
}
