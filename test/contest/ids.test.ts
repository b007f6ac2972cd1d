import { describe, expect, it } from 'vitest';

import { isId } from '../../shared/contest/contest.ts';

describe('an id', () => {
  it.each(['j-01', 'KZ-55', 'a', '_a', 'a__b', 'x'.repeat(64), '2022-', 'Constructor'])(
    'may be %s',
    (text) => {
      expect(isId(text)).toBe(true);
    },
  );

  it.each(['', 'x'.repeat(65), 'a/b', 'ә', 'a b', '__proto__', '__a', 7, null])(
    'is never %s',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );

  it('is no name that every object answers to', () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    expect(names.filter(isId)).toEqual([]);
    expect(names).toContain('constructor');
  });
});
