import fc from 'fast-check';
import { expect, it } from 'vitest';

import { expectNaiveSelection } from '../ranking/compare-selections.ts';
import { randomSelections } from '../ranking/random-selections.ts';
import { casesOf, countCases } from './count-cases.ts';

it.each([1, 2, 3, 4])(
  'who goes on is what going through all lists gives, quotas and ties included (part %s of 4)',
  () => {
    const cases = casesOf(60, 25_000);
    let tried = 0;
    const property = fc.property(randomSelections, (selection) => {
      tried += 1;
      expectNaiveSelection(selection);
    });
    try {
      fc.assert(property, { numRuns: cases });
    } finally {
      countCases('lists chosen twice under quotas, pass marks and ties', tried);
    }
    expect(tried).toBeGreaterThanOrEqual(cases);
  },
);
