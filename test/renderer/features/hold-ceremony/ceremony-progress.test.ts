import { describe, expect, test } from 'vitest';

import { ceremonyAct } from '../../../../renderer/features/hold-ceremony/ceremony-keys.ts';
import {
  elapsedText,
  firstProgress,
  progressAfter,
} from '../../../../renderer/features/hold-ceremony/ceremony-progress.ts';

describe('the progress of a ceremony', () => {
  const at = (step: number) => ({ at: step, black: false });

  test('goes on and back, never beyond its ends', () => {
    expect(progressAfter(firstProgress, 'next', 3)).toEqual(at(1));
    expect(progressAfter(at(2), 'next', 3)).toEqual(at(2));
    expect(progressAfter(at(1), 'back', 3)).toEqual(at(0));
    expect(progressAfter(at(0), 'back', 3)).toEqual(at(0));
    expect(progressAfter(at(0), { type: 'jump', at: 9 }, 3)).toEqual(at(2));
  });

  test('stays at its step when the picture comes back from black', () => {
    const black = progressAfter(at(1), 'black', 3);
    expect(black).toEqual({ at: 1, black: true });
    for (const act of ['next', 'back', 'black'] as const)
      expect(progressAfter(black, act, 3), act).toEqual(at(1));
    expect(progressAfter(black, { type: 'jump', at: 2 }, 3)).toEqual(at(2));
  });

  test('tells hours, minutes and seconds', () => {
    expect([0, 59_999, 65_000, 3_849_000].map(elapsedText)).toEqual([
      '0:00',
      '0:59',
      '1:05',
      '1:04:09',
    ]);
  });
});

describe('keys', () => {
  test('are those of keyboards and of presenter remotes, by their place', () => {
    const acts = ['PageDown', 'PageUp', 'KeyB', 'Period', 'F5', 'Escape', 'KeyX'].map(ceremonyAct);
    expect(acts).toEqual(['next', 'back', 'black', 'black', 'full-screen', 'end', null]);
  });
});
