import { z } from 'zod';
import { edtfDay } from './edtf.ts';
import type { ProofState } from './proof-state.ts';

/** Who may see an item: everybody, or the office only. A public build holds no byte of an internal item. */
export const access = z.enum(['public', 'internal'], {
  error: '只能写 public（公开）或 internal（内部）。',
});

/** Fields shared by everything that can be held back. */
export const withholding = {
  access: access.default('public'),
  /** First day on which the item may be published. */
  embargo: edtfDay.optional(),
};

/** What a build may show, and on which day it is made. */
export interface Release {
  /** Day of the build as `YYYY-MM-DD`, in China's time zone whatever the machine's is. */
  today: string;
  audience: 'public' | 'internal';
  /** Volumes of old books less proofread than this stay out; all are in when nothing is said. */
  proofread?: ProofState;
}

/** Whether an item stays out of the build altogether; one without the fields of `withholding` never does. */
export function isWithheld(item: object, release: Release): boolean {
  if ('embargo' in item && typeof item.embargo === 'string' && release.today < item.embargo)
    return true;
  return 'access' in item && item.access === 'internal' && release.audience === 'public';
}

const chinaOffsetMs = 8 * 60 * 60 * 1000;

/** The day in China (UTC+8) of a moment, so that builds on machines in two time zones agree. */
export function dayInChina(epochMs: number): string {
  return new Date(epochMs + chinaOffsetMs).toISOString().slice(0, 10);
}

/** The day so many days after another, both as `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
