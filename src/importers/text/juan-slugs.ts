import type { Role } from '../../model/outline.ts';
import { readNumber } from '../../model/chinese-number.ts';
import { isWorkId } from '../slugs.ts';
import type { SourceText } from './source-text.ts';

const parts: Record<string, string> = { 上: '-shang', 中: '-zhong', 下: '-xia' };
const namedParts: readonly [RegExp, string, Role?][] = [
  [/^[卷巻]首/, 'juan-shou'],
  [/^[卷巻]末/, 'juan-mo'],
  [/^(?:[總总]?目[錄録录]|[總总]目)$/, 'mulu', 'contents'],
  [/^(?:四[庫库]|[書书])?提要$/, 'tiyao'],
  [/^凡例$/, 'fanli', 'editorial-principles'],
  [/^[原舊旧]序$/, 'yuanxu', 'preface'],
  [/^自?[序叙敘]$/, 'xu', 'preface'],
  [/^跋$/, 'ba'],
  [/^附[錄録录]$/, 'fulu', 'appendix'],
];

/**
 * Slug that a juan's name asks for: 卷三上 → `juan-3-shang`, 卷三十八之一 → `juan-38-1`, 凡例 → `fanli`; undefined when
 * the name says nothing of the kind.
 */
export function juanSlug(juan: string): string | undefined {
  const named = namedParts.find(([pattern]) => pattern.test(juan));
  if (named) return named[1];
  const number = readNumber(/^[卷巻][第苐]?([^]*)$/.exec(juan)?.[1] ?? '');
  if (!number) return undefined;
  const sub = readNumber(/^之([^]*)$/.exec(number.rest)?.[1] ?? '');
  const part = parts[(sub ?? number).rest.trim().charAt(0)] ?? '';
  return `juan-${number.value}${sub ? `-${sub.value}` : ''}${part}`;
}

/** What a juan is within its book, where its name says so. */
export function juanRole(juan: string): Role | undefined {
  return namedParts.find(([pattern]) => pattern.test(juan))?.[2];
}

/** Slug for one text of a work: by its juan, else its own id unless that is the work's with a number, else its number. */
export function textSlug({ juan, title, id = '', work }: SourceText, number: number): string {
  const isOwn = isWorkId(id) && /[a-z]/.test(id) && !id.startsWith(`${work.slug ?? ' '}-`);
  const own = isOwn ? id : undefined;
  return juanSlug(juan ?? title) ?? own ?? `text-${String(number).padStart(3, '0')}`;
}
