import { describe, expect, test } from 'vitest';

import type { GrantDraft } from '../../../../renderer/features/decide-results/meeting-draft.ts';
import {
  typedBudget,
  typedFaults,
} from '../../../../renderer/features/decide-results/grant-sums.ts';

const grant = (requested: string, granted: string): GrantDraft => ({
  submission: '318',
  requested,
  granted,
  reason: '',
});
const rules = { ceiling: 5_000_000, perProjectMax: 3_000_000, partialAllowed: false };

describe('typedBudget', () => {
  test('counts what is asked and given, and what the ceiling leaves', () => {
    const grants = [grant('2 000 000', '1 500 000'), grant('', '4000000'), grant('көп', '?')];
    expect(typedBudget(grants, rules)).toMatchObject({
      projects: 2,
      requested: 2_000_000n,
      granted: 5_500_000n,
      ceiling: 5_000_000n,
      left: -500_000n,
    });
  });

  test('leaves nothing to say of a ceiling that is not set', () => {
    expect(typedBudget([grant('', '1')], null)).toMatchObject({
      requested: 0n,
      granted: 1n,
      ceiling: null,
      left: null,
    });
  });
});

describe('typedFaults', () => {
  test.each([
    ['3 000 000', '3 000 000', []],
    ['4 000 000', '3 000 001', ['over-project', 'partial']],
    ['2 000 000', '2 000 001', ['over-request']],
    ['2 000 000', '1 000 000', ['partial']],
    ['2 000 000', '0', []],
    ['', '1 000 000', []],
  ])('of %j asked and %j given are %j', (requested, granted, faults) => {
    expect(typedFaults(grant(requested, granted), rules)).toEqual(faults);
  });

  test('are none where no rule is set', () => {
    expect(typedFaults(grant('', '999999999'), null)).toEqual([]);
  });
});
