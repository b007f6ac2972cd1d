import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeValue } from '../../shared/log/value-codec.ts';
import type { Value } from '../../shared/log/operation.ts';
import { ListedOrdinals } from '../../shared/merge/listed-ordinals.ts';

const criteria = ['novelty', 'a', 'economy', 'b2', 'Ä'] as const;
const salt = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
const ordinals = (minKeys: number) =>
  fc.dictionary(fc.constantFrom(...criteria), fc.nat({ max: 2 ** 33 }), { minKeys });
const read = (value: Value) => {
  const listed = new ListedOrdinals(criteria);
  const bytes = encodeValue(value);
  const at = listed.read(bytes);
  return at < 0 ? null : { salt: bytes.slice(at, at + 16), listed };
};

describe('what a hand-in lists', () => {
  it('is read from its bytes as from the value', () => {
    fc.assert(
      fc.property(ordinals(1), ordinals(0), (scores, comments) => {
        const found = read({ scores, comments, salt });
        expect(new Uint8Array(found?.salt ?? [])).toEqual(salt);
        expect(found?.listed.scores).toEqual(criteria.map((id) => scores[id] ?? -1));
        expect(found?.listed.comments).toEqual(criteria.map((id) => comments[id] ?? -1));
      }),
    );
  });

  const scores = { novelty: 3 };
  it.each<readonly [string, Value]>([
    ['lists a criterion that the stage has not', { scores: { other: 1 }, comments: {}, salt }],
    ['comments on one that the stage has not', { scores, comments: { other: 1 }, salt }],
    ['lists something that is no ordinal', { scores: { novelty: 'x' }, comments: {}, salt }],
    ['lists a negative number', { scores: { novelty: -1 }, comments: {}, salt }],
    ['has a salt of another length', { scores, comments: {}, salt: salt.slice(1) }],
    ['has a longer salt', { scores, comments: {}, salt: new Uint8Array(17) }],
    ['has a text for a salt', { scores, comments: {}, salt: 'a salt of letters' }],
    ['has no comments', { scores, salt }],
    ['has something more', { scores, comments: {}, salt, more: 1 }],
    ['has a list of scores', { scores: [3], comments: {}, salt }],
    ['has a list of comments', { scores, comments: [], salt }],
    ['lists no score', { scores: {}, comments: {}, salt }],
    ['is no map', [scores, {}, salt]],
    ['is a number', 163],
  ])('is nothing where it %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  it('is nothing where the bytes end early or go on', () => {
    const bytes = encodeValue({ scores, comments: {}, salt });
    const listed = new ListedOrdinals(criteria);
    for (let end = 0; end < bytes.length; end += 1)
      expect(listed.read(bytes.subarray(0, end))).toBe(-1);
    expect(listed.read(Uint8Array.of(...bytes, 0))).toBe(-1);
    expect(listed.read(bytes)).toBeGreaterThan(0);
  });
});
