import { expect, test } from 'vitest';

import { groupsOf, isLastGroup } from '../../../renderer/features/keep-keys/recovery-code.ts';
import { newRecoveryCode, recoveryCodeBytes } from '../../../shared/bundle/recovery-copy.ts';

const code = newRecoveryCode(Uint8Array.from({ length: recoveryCodeBytes }, (_, at) => at * 7));
const groups = groupsOf(code);
const last = groups.at(-1) ?? '';

test('a code is shown as eight groups of five', () => {
  expect(groups).toHaveLength(8);
  expect(groups.every((group) => group.length === 5)).toBe(true);
});

test('the last group proves that the code is on paper', () => {
  expect(isLastGroup(last, code)).toBe(true);
  expect(isLastGroup(` ${last.toLowerCase()} `, code)).toBe(true);
});

test.each(['', last.slice(1), groups[0] ?? '', code, '-----'])('%j does not', (typed) => {
  expect(isLastGroup(typed, code)).toBe(false);
});
