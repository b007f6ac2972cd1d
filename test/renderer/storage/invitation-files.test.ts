import fc from 'fast-check';
import { expect, test } from 'vitest';

import { handedLimits } from '../../../renderer/storage/handed-documents.ts';
import { inHandfuls, invitationFiles } from '../../../renderer/storage/invitation-files.ts';

const sizes = (...all: readonly number[]): ReadonlyMap<string, number> =>
  new Map(all.map((size, index) => [`${index}`, size]));

test('without documents there is one file, and with few as well', () => {
  expect(invitationFiles('j1', sizes(), { payload: 100 })).toEqual([
    { person: 'j1', documents: [], bytes: 0 },
  ]);
  expect(invitationFiles('j1', sizes(5, 6), { payload: 100, limit: 50_000 })).toEqual([
    { person: 'j1', documents: ['0', '1'], bytes: 11 },
  ]);
});

test('a document larger than the limit gets a file of its own', () => {
  const files = invitationFiles('j1', sizes(10, 90_000, 10), { payload: 100, limit: 50_000 });
  expect(files.map(({ documents }) => documents)).toEqual([['0'], ['1'], ['2']]);
});

test('no limit is above that of one file', () => {
  const files = invitationFiles('j1', sizes(handedLimits.oneFile, 10), { payload: 100 });
  expect(files).toHaveLength(2);
});

test('every document goes once, in its order, and no file of several is beyond the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 30 }),
      fc.integer({ min: 20_000, max: 80_000 }),
      (all, limit) => {
        const files = invitationFiles('j1', sizes(...all), { payload: 1000, limit });
        expect(files.flatMap(({ documents }) => documents)).toEqual(all.map((_, at) => `${at}`));
        const several = files.filter(({ documents }) => documents.length > 1);
        expect(several.every(({ bytes }) => bytes + 1000 < limit)).toBe(true);
      },
    ),
  );
});

test('files are handed over in handfuls that a laptop holds, whole and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }), (all) => {
      const files = all.map((bytes, at) => ({ person: `${at}`, documents: [], bytes }));
      const handfuls = inHandfuls(files, 200);
      expect(handfuls.flat()).toEqual(files);
      const several = handfuls.filter((handful) => handful.length > 1);
      const sums = several.map((each) => each.reduce((sum, { bytes }) => sum + bytes, 0));
      expect(sums.every((sum) => sum <= 200)).toBe(true);
    }),
  );
});
