import { describe, expect, it } from 'vitest';

import { foldContest } from '../../shared/merge/fold.ts';
import { idIn, type TestInstallation } from '../builders/contest-builder.ts';
import { at, comment, memoryOf, played, score } from './plain-worlds.ts';

const first = 'written/1/j1';
/** The id of an operation of the own log's latest segment. */
const last = (desk: TestInstallation, index = 0) => idIn(desk.segments.at(-1), index);

describe('heads of plain sheets', () => {
  it('are what stands, found without making the others', async () => {
    const { archive, j1 } = await played(async (desks) => {
      const { j1: own } = desks;
      await own.seal([score('novelty', 1000), comment('novelty', 'a'), score('effect', 1000)]);
      await own.seal([
        score('effect', 2000, at('1'), last(own, 2)),
        score('novelty', 1000, at('3')),
      ]);
    });
    const { heads } = foldContest(archive);
    const ids = (key: string) => heads.get(key)?.map(({ id }) => id);
    expect(ids(`score/${first}/novelty`)).toEqual([idIn(j1.segments[0])]);
    expect(ids(`score/${first}/effect`)).toEqual([last(j1)]);
    expect(ids('score/written/3/j1/novelty')).toEqual([last(j1, 1)]);
    expect(ids(`score/${first}/economy`)).toBeUndefined();
    expect([heads.has(`sheet/${first}`), heads.has('contest')]).toEqual([false, true]);
    const others = memoryOf(foldContest(archive)).plain.tables.size;
    expect(others).toBe(1);
    const listed = foldContest(archive).heads;
    const mine = [...listed]
      .filter(([key]) => key.startsWith('score/'))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(mine.map(([key, operations]) => [key, operations.map(({ id }) => id)])).toEqual([
      [`score/${first}/effect`, ids(`score/${first}/effect`)],
      [`score/${first}/novelty`, ids(`score/${first}/novelty`)],
      ['score/written/3/j1/novelty', ids('score/written/3/j1/novelty')],
    ]);
    expect(listed.size).toBe([...listed.keys()].length);
    expect([...listed.values()]).toHaveLength(listed.size);
    expect([...listed.entries()]).toEqual([...listed]);
    const seen: string[] = [];
    listed.forEach((operations, key, map) => {
      expect(map).toBe(listed);
      expect(operations[0]?.key).toBe(key);
      seen.push(key);
    });
    expect(seen).toEqual([...listed.keys()]);
  });
});
