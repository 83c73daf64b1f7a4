import type { Hanzi } from '../page/hanzi/convert.ts';
import { lockedNames } from '../page/hanzi/names.ts';
import { hanziTable } from '../page/hanzi/tables.ts';
import { portalData } from './portal.ts';

/** The table of one direction as a classic script, loaded when a reader first asks for it. */
export function hanziScript(to: Hanzi): Response {
  const { characters, phrases } = hanziTable(to, lockedNames(portalData(), to));
  const values = [to, characters, phrases].map((value) => JSON.stringify(value)).join(',');
  return new Response(`fangzhiHanzi(${values})`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
