import { describe, expect, it } from 'vitest';

import { groupBy } from '../../shared/basics/group-by.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { openHeads } from '../../shared/merge/open-heads.ts';
import type { HardConflict, QuarantinedOperation } from '../../shared/merge/state.ts';
import { operationOf } from './by-hand.ts';

const operations = [
  'score/written/1/j1/novelty',
  'comment/written/1/j1/effect',
  'sheet/written/1/j1',
  'score/written/1/j2/novelty',
  'score/written/2/j1/novelty',
  'sheet/oral/1/j1',
  'person/j1',
  'contest',
].map((key, at) => operationOf({ id: `s.${at}`, key }));

const hardOn = (key: string): HardConflict => ({ key, sheet: null, base: null, alternatives: [] });
const asideOn = (key: string, settled: QuarantinedOperation['settled']): QuarantinedOperation => ({
  operation: operationOf({ id: 'q.0', key }),
  reason: 'late',
  settled,
  disputed: false,
});
const keysOf = (
  hard: readonly HardConflict[],
  quarantine: readonly QuarantinedOperation[] = [],
) => [...openHeads({ hard, quarantine, heads: groupBy(operations, ({ key }) => key) }).keys()];

const firstSheet = operations.slice(0, 3).map(({ key }) => key);

describe('what a window needs to tell what a decision leads to', () => {
  it('is everything that stands on the sheet of an open conflict, and nothing else', () => {
    expect(keysOf([hardOn('score/written/1/j1/economy')])).toEqual(firstSheet);
    expect(keysOf([hardOn('score/written/2/j1/novelty'), hardOn('sheet/oral/1/j1')])).toEqual([
      'score/written/2/j1/novelty',
      'sheet/oral/1/j1',
    ]);
  });

  it('is the same for what is kept aside, as long as nobody has settled it', () => {
    expect(keysOf([], [asideOn('score/written/1/j1/novelty', null)])).toEqual(firstSheet);
    expect(keysOf([], [asideOn('score/written/1/j1/novelty', 'left-out')])).toEqual([]);
    expect(keysOf([], [asideOn('score/written/1/j1/novelty', 'released')])).toEqual([]);
  });

  it('is nothing for what is about no sheet', () => {
    expect(keysOf([hardOn('person/j1')], [asideOn('contest', null)])).toEqual([]);
    expect(keysOf([])).toEqual([]);
  });

  it('goes through half a million heads only where something is open', () => {
    const heads = new Map<string, readonly Operation[]>();
    heads[Symbol.iterator] = () => {
      throw new Error('gone through');
    };
    expect(openHeads({ hard: [hardOn('contest')], quarantine: [], heads })).toEqual(new Map());
    expect(() => openHeads({ hard: [hardOn('sheet/oral/1/j1')], quarantine: [], heads })).toThrow();
  });

  it('is what stands, as it stands', () => {
    const heads = groupBy(operations, ({ key }) => key);
    const found = openHeads({ hard: [hardOn('sheet/written/2/j1')], quarantine: [], heads });
    expect([...found.values()]).toEqual([operations.slice(4, 5)]);
  });
});
