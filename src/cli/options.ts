import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { edtfDay } from '../model/edtf.ts';
import { proofStates, type ProofState } from '../model/proof-state.ts';
import { dayInChina, type Release } from '../model/access.ts';
import { programRoot } from '../press/program-root.ts';

/** Options several commands share, with one meaning everywhere. */
export const contentOption = (): Option =>
  new Option('--content <文件夹>', '内容文件夹（默认当前文件夹里的 content）');
export const outOption = (): Option => new Option('--out <文件夹>', '输出文件夹').default('dist');
export const siteOption = (): Option =>
  new Option('--site <网址>', '门户的正式网址，写进引用、订阅和站点地图').argParser(readSite);
export const jobsOption = (): Option =>
  new Option('--jobs <个数>', '同时使用的线程数')
    .argParser(readJobs)
    .default(Math.max(1, Math.min(8, availableParallelism())), '处理器核数，至多 8');
export const internalOption = (): Option =>
  new Option('--internal', '内部版：包括标为“内部”的内容');
export const dateOption = (): Option =>
  readDayOption('--date <日期>', '按这一天决定哪些内容已可公开');
export const readDayOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(readDay);
export const offlineOption = (): Option =>
  new Option('--offline', '检索也能从磁盘、光盘上直接打开的网页使用（多写一份索引）');
export const proofreadOption = (): Option =>
  new Option('--proofread <进度>', '旧志只发布校勘到这一步的卷（不写就按 portal.yaml）').choices([
    ...proofStates,
  ]);
export const searchOption = (): Option => new Option('--no-search', '不做检索索引');

export interface ReleaseFlags {
  internal?: boolean;
  date?: string;
  proofread?: ProofState;
}

export function readRelease({ internal, date, proofread }: ReleaseFlags): Release {
  return {
    today: date ?? dayInChina(Date.now()),
    audience: internal === true ? 'internal' : 'public',
    ...(proofread === undefined ? {} : { proofread }),
  };
}

/** The folder given, or `content` here, or the demonstration that comes with the program. */
export function contentFolder(given: string | undefined): string {
  if (given !== undefined) return path.resolve(given);
  const here = path.resolve('content');
  return existsSync(here) ? here : path.join(programRoot, 'content');
}

function readSite(value: string): string {
  if (!/^https?:\/\/[^\s/]+/.test(value))
    throw new InvalidArgumentError('网址要以 http:// 或 https:// 开头。');
  return value.replace(/\/+$/, '');
}

function readJobs(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new InvalidArgumentError('要写 1 到 64 的整数。');
  return jobs;
}

function readDay(value: string): string {
  if (!edtfDay.safeParse(value).success)
    throw new InvalidArgumentError('要写成 2030-01-01 的形式。');
  return value;
}
