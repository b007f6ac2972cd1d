import { beforeAll, describe, expect, it } from 'vitest';

import type { OperationId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { LazyOperations } from '../../shared/merge/known-operations.ts';
import { buildContest, idIn } from '../builders/contest-builder.ts';
import { operationOf } from './by-hand.ts';
import { at, score } from './plain-worlds.ts';

let segment: Segment;
let known: LazyOperations;
const told = operationOf({ id: 'told.4', kind: 'person.set', key: 'person/j1' });

beforeAll(async () => {
  const { jurors } = await buildContest();
  const [j1] = jurors;
  if (j1 === undefined) throw new Error('a juror');
  segment = await j1.seal([score('novelty', 5000), score('effect', 6000, at('2'))]);
  known = new LazyOperations([told], new Map([[segment.id, segment]]));
});

const inSegment = (ordinal: string) => known.get(`${segment.id}.${ordinal}` as OperationId);

describe('an operation by its id', () => {
  it('is what was made already, or what a segment holds, the same each time', () => {
    expect(known.get(told.id)).toBe(told);
    const second = known.get(idIn(segment, 1));
    expect(second).toMatchObject({ key: 'score/written/2/j1/effect', value: 6000, ordinal: 2 });
    expect(known.get(idIn(segment, 1))).toBe(second);
    expect(known.get(idIn(segment))).toMatchObject({ key: 'score/written/1/j1/novelty' });
  });

  it('is none beyond its segment, nor of a segment that is not here', () => {
    expect(['0', '3', '-1', '1000000'].map(inSegment)).toEqual(Array(4).fill(undefined));
    expect(known.get(`${'A'.repeat(43)}.1` as OperationId)).toBeUndefined();
    expect(known.get('nonsense' as OperationId)).toBeUndefined();
  });

  // A decision that names an entry in two ways would otherwise be two decisions about it.
  it('has one way of writing it', () => {
    const others = ['01', '1.0', '1e0', ' 1', '+1', '0x1', '1.5', '', 'one'];
    expect(others.map(inSegment)).toEqual(others.map(() => undefined));
    expect(inSegment('1')).toBeDefined();
  });
});
