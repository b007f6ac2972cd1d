import { describe, expect, it } from 'vitest';

import type { Value } from '../../shared/log/operation.ts';
import { remembering } from '../../shared/merge/parsed-values.ts';

describe('a parser that remembers', () => {
  it('parses each object once, and one that is only equal again', () => {
    const seen: Value[] = [];
    const parse = remembering((value) => ({ number: seen.push(value) }));
    const [one, other] = [{ id: 'j1' }, { id: 'j1' }];
    const first = parse(one);
    expect(parse(one)).toBe(first);
    expect(parse(other)).toEqual({ number: 2 });
    expect(parse(one)).toBe(first);
    expect(seen).toEqual([one, other]);
  });

  it('remembers also that an object was none of its kind', () => {
    let calls = 0;
    const parse = remembering((): undefined => void (calls += 1));
    const odd = ['odd'];
    expect([parse(odd), parse(odd), calls]).toEqual([undefined, undefined, 1]);
  });

  it.each<[Value]>([[null], [true], ['text'], [7]])(
    'takes what is no object as well: %j',
    (value) => {
      const parse = remembering((each) => [each]);
      expect([parse(value), parse(value)]).toEqual([[value], [value]]);
    },
  );
});
