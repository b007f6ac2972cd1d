import { describe, expect, test } from 'vitest';

import {
  type AuditDraft,
  draftOf,
  drawnSheets,
  sampleSize,
  seedOf,
  seedProblem,
  sheetName,
  tallyOf,
  toAudit,
  withResult,
} from '../../../../renderer/features/audit-results/audit-draft.ts';
import { isReceipt } from '../../../../renderer/features/audit-results/sheet-facts.ts';
import { receiptNumber } from '../../../../renderer/storage/receipt-number.ts';

const root = 'ab'.repeat(32);
const sheets = Array.from({ length: 40 }, (_, number) => ({
  number,
  submission: String(100 + number),
  juror: `j-${number % 4}`,
}));
const margin = { sheets: 3, bound: 'proved', between: null, total: 40 } as const;
const ground = { margin, sheets, root };
const seed = '41662 53146 21335 66241';
const draft: AuditDraft = { seed: seedOf(seed), sample: 8, checked: new Map() };

describe('the public seed', () => {
  test('is digits alone, at least twenty of them and not all alike', () => {
    expect(seedOf('4-1 6,6.2')).toBe('41662');
    expect(seedProblem(seed)).toBeNull();
    expect(seedProblem(seed.slice(1))).toBe('short');
    expect(seedProblem('')).toBe('short');
    expect(seedProblem(`${seed}x`)).toBe('letters');
    expect(seedProblem('٠'.repeat(20))).toBe('letters');
    expect(seedProblem('6'.repeat(20))).toBe('uniform');
  });

  test('draws the same sheets however its digits were set apart', () => {
    const drawn = drawnSheets(ground, draft);
    expect(drawn).toHaveLength(8);
    expect(new Set(drawn.map(sheetName)).size).toBe(8);
    expect(drawnSheets(ground, { ...draft, seed: seedOf('4166 2531 4621 3356 6241') })).toEqual(
      drawn,
    );
    expect(drawnSheets(ground, { ...draft, seed: `${draft.seed}1` })).not.toEqual(drawn);
  });
});

describe('the sample', () => {
  test('grows as the risk shrinks, and is empty where nothing could change', () => {
    const sizes = (['10', '5', '1'] as const).map((risk) => sampleSize(margin, risk));
    // C(37, n) ≤ r · C(40, n): the least n by hand for 3 wrong sheets of 40.
    expect(sizes).toEqual([21, 25, 31]);
    expect(sampleSize({ ...margin, sheets: null }, '1')).toBe(0);
  });
});

describe('what was compared', () => {
  const drawn = drawnSheets(ground, draft);
  const [first, second, third] = drawn;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('eight are drawn');

  test('is counted, can be taken back, and is recorded in the order of drawing', () => {
    const marked = [
      [third, 'missing'],
      [first, 'agrees'],
      [second, 'agrees'],
      [second, 'differs'],
    ] as const;
    const after = marked.reduce<AuditDraft>(
      (before, [sheet, result]) => withResult(before, sheet, result),
      draft,
    );
    expect(tallyOf(drawn, after)).toEqual({ open: 5, agrees: 1, differs: 1, missing: 1 });
    const audit = toAudit('written', ground, after);
    expect(audit).toEqual({
      stage: 'written',
      seed: draft.seed,
      root,
      sample: 8,
      checked: [
        { submission: first.submission, juror: first.juror, result: 'agrees' },
        { submission: second.submission, juror: second.juror, result: 'differs' },
        { submission: third.submission, juror: third.juror, result: 'missing' },
      ],
    });
    expect(toAudit('written', ground, withResult(after, third, null)).checked).toHaveLength(2);
    const again = draftOf(audit, root);
    expect(again).not.toBeNull();
    expect(toAudit('written', ground, again ?? draft)).toEqual(audit);
    expect(draftOf(audit, 'cd'.repeat(32))).toBeNull();
    expect(draftOf(null, root)).toBeNull();
  });
});

test('the number of a receipt is compared by its digits', () => {
  const receipt = receiptNumber('A'.repeat(43));
  expect(receipt).toMatch(/^\d{5}-\d{5}$/);
  expect(isReceipt(receipt.replace('-', ' '), receipt)).toBe(true);
  expect(isReceipt(receipt.slice(0, -1), receipt)).toBe(false);
  expect(isReceipt('', '')).toBe(false);
});
