import { unsaidAssignment } from '../../shared/contest/contest.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Stage } from '../../shared/contest/contest.ts';
import { calibrationSubmissions } from '../../shared/scoring/calibration.ts';
import { compareNumbers, shuffledFor } from '../../shared/scoring/list-order.ts';

const juror = { contest: 'c1', juror: 'j1' };
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }).map(String), { maxLength: 40 });

describe('a juror’s own order', () => {
  it('holds every submission once and depends on nothing but who asks', () => {
    fc.assert(
      fc.property(ids, (given) => {
        const order = shuffledFor(juror, given);
        expect(order.toSorted()).toEqual(given.toSorted());
        expect(shuffledFor(juror, given.toReversed())).toEqual(order);
      }),
    );
  });

  it('stays as it was around a submission that is added', () => {
    fc.assert(
      fc.property(ids, (given) => {
        const more = shuffledFor(juror, [...given, 'new']);
        expect(more.filter((id) => id !== 'new')).toEqual(shuffledFor(juror, given));
      }),
    );
  });

  it('is the same for ever, and another one for each juror and contest', () => {
    const given = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const order = shuffledFor(juror, given);
    expect(order).toEqual(['3', '1', '8', '6', '5', '7', '4', '2']);
    expect(shuffledFor({ ...juror, juror: 'j2' }, given)).not.toEqual(order);
    expect(shuffledFor({ ...juror, contest: 'c2' }, given)).not.toEqual(order);
  });

  it('counts numbers as people do', () => {
    expect(['10', 'B', '9', '100', 'A'].toSorted(compareNumbers)).toEqual([
      '9',
      '10',
      '100',
      'A',
      'B',
    ]);
  });
});

describe('submissions to calibrate by', () => {
  const stage = (change: Partial<Stage['assignment']> = {}): Pick<Stage, 'id' | 'assignment'> => ({
    id: 'final',
    assignment: {
      jurorsPerSubmission: 3,
      ownRegionMax: null,
      calibration: 2,
      blind: false,
      ...unsaidAssignment,
      ...change,
    },
  });
  const panels = (entries: Readonly<Record<string, readonly string[]>>) =>
    new Map(Object.entries(entries));
  const shared = panels({
    'final/12': ['a', 'b', 'c'],
    'final/9': ['c', 'b', 'a'],
    'final/100': ['a', 'b', 'c'],
    'final/3': ['a', 'b'],
    'semifinal/1': ['a', 'b', 'c', 'd'],
  });

  it('are the first by number that every juror of the stage has', () => {
    expect(calibrationSubmissions(stage(), shared)).toEqual(['9', '12']);
    expect(calibrationSubmissions(stage({ calibration: 9 }), shared)).toEqual(['9', '12', '100']);
  });

  it('are none where the stage asks for none, or nobody shares one', () => {
    expect(calibrationSubmissions(stage({ calibration: 0 }), shared)).toEqual([]);
    const apart = panels({ 'final/1': ['a'], 'final/2': ['b'] });
    expect(calibrationSubmissions(stage(), apart)).toEqual([]);
  });

  it('follow on a juror’s own laptop only where the whole jury scores everything', () => {
    const own = panels({ 'final/2': ['a'], 'final/1': ['a'], 'final/3': ['a'] });
    expect(calibrationSubmissions(stage(), own)).toEqual([]);
    expect(calibrationSubmissions(stage({ jurorsPerSubmission: 'all' }), own)).toEqual(['1', '2']);
    const limited = stage({ jurorsPerSubmission: 'all', ownRegionMax: 1 });
    expect(calibrationSubmissions(limited, own)).toEqual([]);
  });
});
