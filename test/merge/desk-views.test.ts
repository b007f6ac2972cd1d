import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { blockData } from '../../shared/contest/personal-data.ts';
import { type Desk, noteSeen, setDesk } from '../../shared/deciding/desk.ts';
import type { LogId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import {
  basisOf,
  desksBehind,
  isBeyondAudit,
  presentDesks,
} from '../../shared/merge/desk-views.ts';
import { shownState } from '../../shared/merge/shown-state.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { setKeyRights } from '../../shared/trust/key-operations.ts';
import {
  archiveOf,
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';

const desk = (name: string, change: Partial<Desk> = {}): Desk => ({
  name,
  duty: '',
  state: 'works',
  ...change,
});

const basis = async (world: TestContest, segments: readonly Segment[]): Promise<string> =>
  basisOf(await archiveOf(world.contest, segments));

const waiting = (state: ContestState): readonly string[] =>
  desksBehind(state).map(({ name }) => name);

/** A contest with two root keys, where nothing was said of desks yet. */
const twoDesks = () => buildContest({ secondRoot: true });

/** The same with both desks named. */
async function namedDesks(): Promise<TestContest> {
  const world = await twoDesks();
  await world.hq.seal([
    setDesk(world.hq.log, desk('first')),
    setDesk(world.second.log, desk('second')),
  ]);
  return world;
}

const seeAll = async (world: TestContest, ...who: readonly TestInstallation[]): Promise<void> => {
  const seen = await basis(world, segmentsOf(world));
  for (const each of who) await each.seal([noteSeen(each.log, seen)]);
};

describe('the basis of an archive', () => {
  it('follows from the segments whatever their order', async () => {
    const world = await twoDesks();
    const segments = segmentsOf(world);
    const [there, back] = await Promise.all([
      basis(world, segments),
      basis(world, segments.toReversed()),
    ]);
    expect(there).toMatch(/^[0-9a-f]{64}$/);
    expect(back).toBe(there);
  });

  it('stays when desks say what they have seen, and changes with anything else', async () => {
    const world = await namedDesks();
    const before = await basis(world, segmentsOf(world));
    await seeAll(world, world.hq, world.second);
    expect(await basis(world, segmentsOf(world))).toBe(before);
    await world.second.seal([
      noteSeen(world.second.log, before),
      setDesk(world.second.log, desk('second', { duty: 'minutes' })),
    ]);
    expect(await basis(world, segmentsOf(world))).not.toBe(before);
  });
});

describe('desks that headquarters named', () => {
  it('are waited for until each has seen what is here', async () => {
    const world = await namedDesks();
    const state = async () => stateOf(world.contest, segmentsOf(world));
    expect(waiting(await state())).toEqual(['first', 'second']);
    await seeAll(world, world.hq);
    expect(waiting(await state())).toEqual(['second']);
    await seeAll(world, world.second);
    expect(waiting(await state())).toEqual([]);
    await world.hq.seal([setDesk(world.hq.log, desk('first', { duty: 'receives files' }))]);
    expect(waiting(await state())).toEqual(['first', 'second']);
  });

  it('are not waited for where one of them is alone, or has left', async () => {
    const world = await twoDesks();
    await world.hq.seal([setDesk(world.hq.log, desk('first'))]);
    expect(waiting(await stateOf(world.contest, segmentsOf(world)))).toEqual([]);
    await world.hq.seal([
      setDesk(world.second.log, desk('second', { state: 'left' }), 'the laptop went home'),
    ]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(waiting(state)).toEqual([]);
    expect(presentDesks(state).map(({ name }) => name)).toEqual(['first']);
    expect(state.desks.get(world.second.log)).toMatchObject({
      state: 'left',
      reason: 'the laptop went home',
      seen: null,
    });
  });

  it('wait for an auditor as for anybody who works', async () => {
    const world = await twoDesks();
    await world.hq.seal([
      setDesk(world.hq.log, desk('first')),
      setDesk(world.second.log, desk('auditor', { state: 'audits' })),
    ]);
    await seeAll(world, world.hq);
    expect(waiting(await stateOf(world.contest, segmentsOf(world)))).toEqual(['auditor']);
  });

  it('are told what they may record where they audit, and what counts is told by their key', async () => {
    const world = await twoDesks();
    await world.hq.seal([setDesk(world.second.log, desk('auditor', { state: 'audits' }))]);
    await world.second.seal([blockData('person', 'j1', true, 'asked for')]);
    const state = await stateOf(world.contest, segmentsOf(world));
    const beyond = (log: LogId, kind: string) => isBeyondAudit(state, log, kind);
    expect(
      ['stage.seal', 'score.set', 'meeting.set', 'block.set'].map((kind) =>
        beyond(world.second.log, kind),
      ),
    ).toEqual([true, true, true, true]);
    expect(
      ['desk.set', 'desk.seen', 'audit.set', 'seal.confirm'].map((kind) =>
        beyond(world.second.log, kind),
      ),
    ).toEqual([false, false, false, false]);
    expect(beyond(world.hq.log, 'stage.seal')).toBe(false);
    expect(state.quarantine).toEqual([]);

    await world.hq.seal([setKeyRights(world.second.publicKey, [], 'looks on')]);
    await world.second.seal([noteSeen(world.second.log, '0'.repeat(64))]);
    const { quarantine, desks } = await stateOf(world.contest, segmentsOf(world));
    expect(quarantine.map(({ reason }) => reason)).toEqual(['stage']);
    expect(desks.get(world.second.log)?.seen).not.toBeNull();
  });

  it('leave only with a reason', async () => {
    const world = await namedDesks();
    await world.hq.seal([setDesk(world.second.log, desk('second', { state: 'left' }))]);
    const { quarantine, desks } = await stateOf(world.contest, segmentsOf(world));
    expect(quarantine.map(({ reason }) => reason)).toEqual(['value']);
    expect(desks.get(world.second.log)?.state).toBe('works');
  });

  it('are in conflict where two desks name one of them differently, until a person settles it', async () => {
    const world = await twoDesks();
    await world.hq.seal([setDesk(world.hq.log, desk('first'))]);
    await world.second.seal([setDesk(world.hq.log, desk('office'))]);
    const { hard, desks } = await stateOf(world.contest, segmentsOf(world));
    expect(hard.map(({ key }) => key)).toEqual([`desk/${world.hq.log}`]);
    expect(['first', 'office']).toContain(desks.get(world.hq.log)?.name);
  });

  it('are shown without the names of people whose data is blocked', async () => {
    const world = await twoDesks();
    await world.hq.seal([
      setDesk(world.hq.log, desk('Surname-j1')),
      blockData('person', 'j1', true, 'asked for'),
    ]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(shownState(state, '—').desks.get(world.hq.log)?.name).toBe('—');
  });
});

describe('what a desk has seen', () => {
  it('only that desk can say', async () => {
    const world = await namedDesks();
    const seen = await basis(world, segmentsOf(world));
    await world.hq.seal([noteSeen(world.second.log, seen)]);
    await world.coordinator.seal([noteSeen(world.coordinator.log, seen)]);
    const { quarantine, desks } = await stateOf(world.contest, segmentsOf(world));
    expect(quarantine.map(({ reason }) => reason)).toEqual(['role', 'role']);
    expect(desks.get(world.second.log)?.seen).toBeNull();
  });

  it('holds only where all copies of its installation say so', async () => {
    const world = await namedDesks();
    const copy = world.second.copy();
    await seeAll(world, world.second);
    await copy.seal([noteSeen(copy.log, 'f'.repeat(64))]);
    const state = await stateOf(world.contest, segmentsOf(world, copy));
    expect(state.desks.get(world.second.log)?.seen?.current).toBe(false);
    expect(state.hard).toEqual([]);
  });

  it('is told with the time by its own clock', async () => {
    const world = await namedDesks();
    const seen = await world.second.seal([noteSeen(world.second.log, '0'.repeat(64))]);
    const { desks } = await stateOf(world.contest, segmentsOf(world));
    expect(desks.get(world.second.log)?.seen).toEqual({
      current: false,
      wallClock: seen.commits[0]?.wallClock,
    });
  });
});

describe('desks that record at once', () => {
  let world: TestContest;
  beforeAll(async () => {
    world = await twoDesks();
  });

  const step = fc.record({
    who: fc.nat(2),
    act: fc.constantFrom('record', 'see', 'take'),
    from: fc.nat(2),
  });
  const order = fc.infiniteStream(fc.nat());

  /** A laptop with what it holds, and the records that it said last to have seen. */
  interface Laptop {
    readonly own: TestInstallation;
    readonly held: Map<SegmentId, Segment>;
    saw: ReadonlySet<SegmentId> | null;
  }

  /** Restored from the recovery copy: headquarters' key, a log of its own. */
  const laptops = async (): Promise<readonly Laptop[]> => {
    const start = segmentsOf(world);
    const all = [51, 52, 53].map((number) => {
      const own = new TestInstallation(world.contest, world.hq.key, number);
      return { own, held: new Map(start.map((each) => [each.id, each])), saw: null };
    });
    const names = await all[0]?.own.seal(
      all.map(({ own }, at) => setDesk(own.log, desk(`desk ${at}`))),
    );
    for (const { held } of all) if (names !== undefined) held.set(names.id, names);
    return all;
  };

  const act = async (
    all: readonly Laptop[],
    views: Set<SegmentId>,
    { who, act: what, from }: { who: number; act: string; from: number },
  ): Promise<void> => {
    const laptop = all[who];
    const other = all[from];
    if (laptop === undefined || other === undefined) throw new Error('three laptops');
    const { own, held } = laptop;
    if (what === 'take') for (const [id, segment] of other.held) held.set(id, segment);
    else if (what === 'record') {
      const said = await own.seal([
        blockData('submission', '1', true, `asked for, ${own.segments.length}`),
      ]);
      held.set(said.id, said);
    } else {
      laptop.saw = new Set([...held.keys()].filter((id) => !views.has(id)));
      const last = own.segments.findLast(({ id }) => views.has(id));
      const seen = noteSeen(own.log, await basis(world, [...held.values()]));
      const said = await own.seal([last === undefined ? seen : { ...seen, parents: [idIn(last)] }]);
      views.add(said.id);
      held.set(said.id, said);
    }
  };

  it('converge, and wait for exactly those that have not seen everything, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), order, async (steps, picks) => {
        const all = await laptops();
        const views = new Set<SegmentId>();
        for (const each of steps) await act(all, views, each);
        const union = new Map(all.flatMap(({ held }) => [...held]));
        const records = [...union.keys()].filter((id) => !views.has(id));
        const behind = all.flatMap(({ saw }, at) =>
          saw !== null && records.every((id) => saw.has(id)) ? [] : [`desk ${at}`],
        );
        const shuffled = [...union.values()];
        for (let at = shuffled.length - 1; at > 0; at -= 1) {
          const pick = (picks.next().value ?? 0) % (at + 1);
          const [one, other] = [shuffled[at], shuffled[pick]];
          if (one !== undefined && other !== undefined)
            [shuffled[at], shuffled[pick]] = [other, one];
        }
        const [there, here] = await Promise.all([
          stateOf(world.contest, [...union.values()]),
          stateOf(world.contest, shuffled),
        ]);
        expect(stateHash(here)).toBe(stateHash(there));
        expect(waiting(here).toSorted()).toEqual(behind);
        expect(here.desks).toEqual(there.desks);
      }),
      { numRuns: 40 },
    );
  });
});
