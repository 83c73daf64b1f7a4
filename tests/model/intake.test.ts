import { describe, expect, test } from 'vitest';
import {
  standings,
  unitsToChase,
  type IntakeAct,
  type IntakeEvent,
  type IntakeUnit,
} from '../../src/model/intake.ts';

const aUnit = (name: string, due = '2023-03-31'): IntakeUnit => ({
  name,
  aliases: [],
  owes: '稿件',
  due,
});
const anEvent = (day: string, unit: string, act: IntakeAct, note = ''): IntakeEvent => ({
  day,
  unit,
  act,
  note,
  file: '',
  digest: '',
});

test('forty units, seven of them late and three with material sent back, are told apart', () => {
  const units = Array.from({ length: 40 }, (_, i) => aUnit(`单位${i}`));
  const events = units.flatMap(({ name }, i) => {
    if (i < 7) return [];
    const received = anEvent('2023-03-20', name, 'received');
    return i < 10 ? [received, anEvent('2023-03-25', name, 'returned', '数字不全')] : [received];
  });
  const all = standings(units, events, '2023-04-10');
  const inState = (state: string): number => all.filter((each) => each.state === state).length;
  expect([inState('overdue'), inState('returned'), inState('received')]).toEqual([7, 3, 30]);
  expect(all[0]).toMatchObject({ state: 'overdue', daysLate: 10 });
  expect(all[7]).toMatchObject({ state: 'returned', daysLate: 16, reason: '数字不全', returns: 1 });
  expect(unitsToChase(all).map(({ unit }) => unit.name)).toEqual(
    units.slice(0, 10).map(({ name }) => name),
  );
});

describe('a unit', () => {
  const units = [aUnit('甲'), aUnit('乙', '2023-05-01')];

  test('owes until its own day, and is late after it', () => {
    const stateOn = (day: string): string[] => standings(units, [], day).map(({ state }) => state);
    expect(stateOn('2023-03-31')).toEqual(['owed', 'owed']);
    expect(stateOn('2023-04-01')).toEqual(['overdue', 'owed']);
    expect(stateOn('2023-05-02')).toEqual(['overdue', 'overdue']);
  });

  test('that handed in late is remembered as such, and what comes later has not happened yet', () => {
    const events = [
      anEvent('2023-04-05', '甲', 'received'),
      anEvent('2023-04-06', '甲', 'returned', '缺表'),
      anEvent('2023-04-09', '甲', 'received'),
      anEvent('2023-04-12', '甲', 'settled'),
    ];
    const on = (day: string) => standings(units, events, day)[0];
    expect(on('2023-04-04')).toMatchObject({ state: 'overdue', daysLate: 4 });
    expect(on('2023-04-08')).toMatchObject({ state: 'returned', daysLate: 2, wasLate: true });
    expect(on('2023-04-10')).toMatchObject({ state: 'received', receivedOn: '2023-04-09' });
    expect(on('2023-04-12')).toMatchObject({ state: 'settled', returns: 1, daysLate: 0 });
    expect(unitsToChase(standings(units, events, '2023-04-12'))).toEqual([]);
  });
});
