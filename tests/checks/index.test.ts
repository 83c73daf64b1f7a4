import { expect, test } from 'vitest';
import { checks, runChecks } from '../../src/checks/index.ts';
import { aChecked, aGazetteer, aPerson, aWork } from '../builders.ts';

test('no code is found by two checks', () => {
  const codes = checks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a whole yearbook and a whole gazetteer have no findings', () => {
  expect(runChecks(aChecked([aWork(), aGazetteer()], { people: [aPerson()] }))).toEqual([]);
});
