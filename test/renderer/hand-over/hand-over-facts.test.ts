import { expect, test } from 'vitest';

import { limitOptions } from '../../../renderer/hand-over/limit.ts';
import { readersOf } from '../../../renderer/hand-over/readers.ts';
import { receiptFacts } from '../../../renderer/hand-over/receipt-facts.ts';
import type { Receipt } from '../../../renderer/storage/desk.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { createJurorDesk } from '../score/juror-desk.ts';

test('a letter of 10 MB leaves room for what mail adds, and a stick has no limit', () => {
  const base64WithLineBreaks = (bytes: number) => (bytes * 4 * 78) / (3 * 76);
  for (const limit of ['10', '20'] as const)
    expect(base64WithLineBreaks(limitOptions(limit).limit ?? 0)).toBeLessThan(
      Number(limit) * 1_000_000,
    );
  expect(limitOptions('none')).toEqual({});
});

const key = new Uint8Array(32);

test.each([
  ['everybody', [], 'KZ-10'],
  ['everybody', ['KZ-10'], 'KZ-10'],
  ['headquarters', ['headquarters'], 'KZ-10'],
  ['headquarters', ['headquarters', 'KZ-11'], 'KZ-10'],
  ['headquarters-and-region', ['headquarters', 'KZ-10'], 'KZ-10'],
  ['headquarters', ['headquarters', 'KZ-10'], null],
])(
  '%s can open a file where keys are known of %j and the writer is of %s',
  (who, known, region) => {
    const recipients = new Map(known.map((name) => [name, [key]]));
    expect(readersOf({ recipients }, region)).toBe(who);
  },
);

test('a recipient without a single key opens nothing', () => {
  expect(readersOf({ recipients: new Map([['headquarters', []]]) }, null)).toBe('everybody');
});

const receipt: Receipt = {
  receivedAt: 20,
  createdAt: 10,
  from: '12345',
  heldOperations: 40,
  panel: [],
  sheets: 3,
  settled: 1,
  key: null,
};

/** A juror's snapshot with sheets in the given states. */
function snapshotWith(statuses: readonly SheetStatus[]) {
  const { state, profile } = createJurorDesk({ submissions: statuses.length }).getSnapshot();
  if (state === null || profile === null) throw new Error('an open desk');
  const sheets = [...state.sheets].map(
    ([place, sheet], index) => [place, { ...sheet, status: statuses[index] ?? 'empty' }] as const,
  );
  return { state: { ...state, sheets: new Map(sheets) }, profile };
}

test.each([
  [null, null],
  [
    { state: 'active', by: null },
    { type: 'joined', by: '' },
  ],
  [
    { state: 'active', by: { role: 'coordinator', name: 'Оспан Айгүл' } },
    { type: 'confirmed', by: 'Оспан Айгүл' },
  ],
  [
    { state: 'revoked', by: { role: 'headquarters', name: 'Әли Нұр' } },
    { type: 'revoked', by: 'Штаб, Әли Нұр' },
  ],
  [
    { state: 'refused', by: { role: 'headquarters', name: ' ' } },
    { type: 'refused', by: 'Штаб' },
  ],
  [
    { state: 'unconfirmed', by: null },
    { type: 'unconfirmed', by: '' },
  ],
] as const)('of the own key it tells %j as %j', (key, news) => {
  const { state, profile } = snapshotWith(['handed-in']);
  const facts = receiptFacts({ state, profile, receipt: { ...receipt, key } }, 'Штаб');
  expect(facts?.key).toEqual(news);
});

test('a receipt is set beside the sheets that are handed in here', () => {
  const { state, profile } = snapshotWith(['handed-in', 'disputed', 'complete', 'empty']);
  expect(receiptFacts({ state, profile, receipt })).toEqual({
    here: 2,
    held: 3,
    settled: 1,
    key: null,
    asOf: 10,
    from: '12345',
  });
  expect(receiptFacts({ state, profile, receipt: null })).toBeNull();
});

test('a coordinator answers for the sheets of the region’s jurors, and no others', () => {
  const { state, profile } = snapshotWith(['handed-in', 'handed-in']);
  const coordinator = { ...profile, role: 'coordinator' as const };
  const juror = profile.person;
  const inRegion = (region: string) => ({
    ...state,
    people: new Map([[juror.id, { ...juror, region }]]),
  });
  const facts = (region: string) =>
    receiptFacts({ state: inRegion(region), profile: coordinator, receipt });
  expect(facts('KZ-43')?.here).toBe(2);
  expect(facts('KZ-10')?.here).toBe(0);
});
