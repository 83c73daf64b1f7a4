import { z } from 'zod';
import { edtfDay } from './edtf.ts';
import { text } from './fields.ts';

/** A round of submissions (供稿): `task.yaml` in a folder of its own, outside `content/`. */
export const intakeTaskSchema = z.strictObject({
  title: text,
  /** Day by which units must have handed in, unless their own line says otherwise. */
  due: edtfDay,
});

export type IntakeTask = z.output<typeof intakeTaskSchema>;

/** A unit that owes material, and what. */
export interface IntakeUnit {
  name: string;
  /** Other names that files come under. */
  aliases: string[];
  owes: string;
  /** As `YYYY-MM-DD`. */
  due: string;
}

/** What can happen to a unit's material. */
export const intakeActs = {
  received: '收到',
  returned: '退改',
  settled: '收讫',
} as const;
export type IntakeAct = keyof typeof intakeActs;

/** A line of the log, which only grows. */
export interface IntakeEvent {
  /** As `YYYY-MM-DD`. */
  day: string;
  unit: string;
  act: IntakeAct;
  /** Name of the file among those received. */
  file: string;
  note: string;
  /** SHA-256 of the file, so that the same file is not received twice. */
  digest: string;
}

/** 未交 · 逾期 · 已交 · 退改 · 收讫 */
export type IntakeState = 'owed' | 'overdue' | 'received' | 'returned' | 'settled';

export const intakeStates: Record<IntakeState, string> = {
  owed: '未交',
  overdue: '逾期未交',
  received: '已交',
  returned: '退改待重交',
  settled: '收讫',
};

/** Where a unit stands on a day. */
export interface Standing {
  unit: IntakeUnit;
  state: IntakeState;
  /** Days since the unit should have handed in, or since its material went back; 0 when nothing is late. */
  daysLate: number;
  /** Day of the last hand-in, or empty. */
  receivedOn: string;
  /** Whether the first hand-in came after the due day. */
  wasLate: boolean;
  returns: number;
  /** Why the material went back last. */
  reason: string;
}

/** Where each unit stands on a day, in the order of the list. Events after that day have not happened yet. */
export function standings(
  units: readonly IntakeUnit[],
  events: readonly IntakeEvent[],
  day: string,
): Standing[] {
  const past = events.filter((event) => event.day <= day);
  return units.map((unit) =>
    standing(
      unit,
      past.filter(({ unit: of }) => of === unit.name),
      day,
    ),
  );
}

function standing(unit: IntakeUnit, events: readonly IntakeEvent[], day: string): Standing {
  const last = events.at(-1);
  const received = events.filter(({ act }) => act === 'received');
  const returned = events.filter(({ act }) => act === 'returned');
  const state = last?.act ?? (unit.due < day ? 'overdue' : 'owed');
  const since = state === 'overdue' ? unit.due : state === 'returned' ? (last?.day ?? day) : day;
  return {
    unit,
    state,
    daysLate: daysBetween(since, day),
    receivedOn: received.at(-1)?.day ?? '',
    wasLate: (received[0]?.day ?? '') > unit.due,
    returns: returned.length,
    reason: returned.at(-1)?.note ?? '',
  };
}

/** Whole days from one `YYYY-MM-DD` to a later one. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Units to be reminded: late ones first, longest first, then those whose material went back. */
export function unitsToChase(all: readonly Standing[]): Standing[] {
  return all
    .filter(({ state }) => state === 'overdue' || state === 'returned')
    .sort((a, b) => rank(a) - rank(b) || b.daysLate - a.daysLate);
}

const rank = ({ state }: Standing): number => (state === 'overdue' ? 0 : 1);
