import { describe, expect, test } from 'vitest';
import { access, dayInChina, isWithheld } from '../../src/model/access.ts';

const onDay = (today: string, audience: 'public' | 'internal' = 'public') => ({ today, audience });

describe('isWithheld', () => {
  test('holds an embargoed item back until its day, and not on it', () => {
    const item = { access: 'public', embargo: '2030-01-01' };
    expect(isWithheld(item, onDay('2029-12-31'))).toBe(true);
    expect(isWithheld(item, onDay('2030-01-01'))).toBe(false);
    expect(isWithheld(item, onDay('2030-01-02'))).toBe(false);
  });

  test('holds an embargoed item back from the office too', () => {
    expect(isWithheld({ embargo: '2030-01-01' }, onDay('2029-12-31', 'internal'))).toBe(true);
  });

  test('shows an internal item to the office only', () => {
    const item = { access: 'internal' };
    expect(isWithheld(item, onDay('2030-01-01'))).toBe(true);
    expect(isWithheld(item, onDay('2030-01-01', 'internal'))).toBe(false);
  });

  test('keeps an internal item internal when its embargo is over', () => {
    expect(isWithheld({ access: 'internal', embargo: '2020-01-01' }, onDay('2030-01-01'))).toBe(
      true,
    );
  });

  test('shows everything else', () => {
    expect(isWithheld({}, onDay('2030-01-01'))).toBe(false);
  });
});

test('dayInChina turns at midnight in China, whatever the zone of the machine', () => {
  expect(dayInChina(Date.UTC(2026, 0, 1, 15, 59, 59, 999))).toBe('2026-01-01');
  expect(dayInChina(Date.UTC(2026, 0, 1, 16))).toBe('2026-01-02');
  expect(dayInChina(Date.UTC(2025, 11, 31, 16))).toBe('2026-01-01');
});

test('access is public or internal', () => {
  expect(access.safeParse('secret').error?.issues[0]?.message).toBe(
    '只能写 public（公开）或 internal（内部）。',
  );
});
