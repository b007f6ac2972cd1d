import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { openSegment, type Segment } from '../../shared/log/segment.ts';
import { equalValues } from '../../shared/log/value-codec.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { enrolmentKind } from '../../shared/trust/enrolment.ts';
import { foundingKind } from '../../shared/trust/founding.ts';
import { archiveOf, ed25519, stateOf } from '../builders/contest-builder.ts';
import { holds } from './count-cases.ts';
import { baseContest, RandomWorld, type Step, stepOf, steps } from './random-world.ts';

const runs = { short: 15, long: 10_000 };

/** Properties that are looked at in every run of one and the same random history. */
const whatAnyHistoryKeeps = [
  'any order, repetition and partition: one state hash',
  'a second import changes nothing',
  'nothing is neither head nor superseded',
  'incremental = replay',
];

async function played(script: readonly Step[]): Promise<{
  readonly world: RandomWorld;
  readonly segments: readonly Segment[];
  readonly archive: Archive;
}> {
  const base = await baseContest();
  const world = new RandomWorld(base);
  await world.play(script);
  const { segments } = world;
  return { world, segments, archive: await archiveOf(base.contest, segments) };
}

/** Arrivals in batches: the order of the numbers, and some of them twice. */
const arrivals = fc.record({
  order: fc.array(fc.nat(10_000), { minLength: 40, maxLength: 40 }),
  batch: fc.integer({ min: 1, max: 9 }),
  again: fc.nat(10_000),
});

function inOrder(
  segments: readonly Segment[],
  { order, again }: { readonly order: readonly number[]; readonly again: number },
): readonly Segment[] {
  const rank = (index: number): number => ((order[index % 40] ?? 0) * (index + 7)) % 10_007;
  const shuffled = [...segments.keys()]
    .toSorted((a, b) => rank(a) - rank(b) || a - b)
    .flatMap((index) => segments[index] ?? []);
  return shuffled.flatMap((segment, index) => {
    const before = shuffled[(index * 5 + again) % (index + 1)];
    return index % 3 === again % 3 && before !== undefined ? [segment, before] : [segment];
  });
}

/** Operations that stand for what they are, without being a version of anything. */
const entrances: readonly string[] = [enrolmentKind, foundingKind];

/** Operations of which nobody could say what became of them. */
function lost(state: FoldedContest, operations: readonly Operation[]): readonly Operation[] {
  const left = new Set(
    state.quarantine
      .filter(({ settled }) => settled !== 'released')
      .map(({ operation }) => operation.id),
  );
  const unknown = new Set(state.unknown.map(({ id }) => id));
  const heads = new Set([...state.heads.values()].flat().map(({ id }) => id));
  const replaced = new Set(
    operations
      .filter(({ id }) => !left.has(id) && !unknown.has(id))
      .flatMap(({ parents }) => parents),
  );
  return operations.filter(
    ({ id, kind }) =>
      ![left, unknown, heads, replaced].some((known) => known.has(id)) && !entrances.includes(kind),
  );
}

/** What people see of a state, without the names that signatures give to operations. */
const shapeOf = (state: FoldedContest): unknown => ({
  counts: state.counts,
  sheets: [...state.sheets]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sheet]) => [name, sheet.status, sheet.counted, sheet.scores, sheet.comments]),
  heads: [...state.heads]
    .filter(([key]) => /^(score|comment|recusal|seal)/.test(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, heads]) => [key, heads.map(({ value }) => JSON.stringify(value)).toSorted()]),
  quarantine: state.quarantine.map(({ reason, settled }) => `${reason} ${settled}`).toSorted(),
});

/** One by one, with a fold after each: what a laptop that is never closed does. */
async function foldedStepByStep(segments: readonly Segment[], empty: Archive): Promise<string> {
  let growing = empty;
  let state = foldContest(growing);
  for (const segment of segments) {
    growing = (await addSegments(growing, [segment], ed25519.verify)).archive;
    state = foldContest(growing);
  }
  return stateHash(state);
}

/** From the bytes alone: what a laptop does when it starts. */
async function replayed(segments: readonly Segment[], { contest }: Archive): Promise<string> {
  const opened = await Promise.all(
    segments.map(({ bytes }) => openSegment(bytes.slice(), ed25519.verify)),
  );
  const fresh = opened.flatMap((segment) => (segment.ok ? [segment.value] : []));
  return stateHash(await stateOf(contest, fresh));
}

describe('merging any history', { timeout: 7_200_000 }, () => {
  it('comes to one state, whatever the order, repetition and batches, and loses nothing', async () => {
    const cases = fc.record({ script: steps(14), how: arrivals });
    await holds(whatAnyHistoryKeeps, runs, cases, async ({ script, how }) => {
      const { segments, archive } = await played(script);
      const state = foldContest(archive);
      const expected = stateHash(state);
      const coming = inOrder(segments, how);
      let other = emptyArchive(archive.contest);
      for (let at = 0; at < coming.length; at += how.batch) {
        const batch = coming.slice(at, at + how.batch);
        other = (await addSegments(other, batch, ed25519.verify)).archive;
      }
      expect(stateHash(foldContest(other))).toBe(expected);

      const again = await addSegments(archive, coming, ed25519.verify);
      expect(again).toMatchObject({ added: [], newOperations: 0 });
      expect([...again.archive.segments.keys()]).toEqual([...archive.segments.keys()]);
      expect(stateHash(foldContest(again.archive))).toBe(expected);

      expect(lost(state, readOperations(archive.segments))).toEqual([]);

      const empty = emptyArchive(archive.contest);
      expect(await foldedStepByStep(coming, empty)).toBe(expected);
      expect(await replayed(segments, archive)).toBe(expected);
    });
  });

  it('shows a version again that arrives after its conflict was settled', async () => {
    const cases = fc.record({
      before: steps(8),
      versions: fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)),
      place: fc.nat(2),
      resolve: stepOf(['resolve']),
    });
    await holds(['settled, then a late arrival'], runs, cases, async (drawn) => {
      const { world } = await played(drawn.before);
      const office = present(world.devices[0], 'headquarters');
      const base = await baseContest();
      const score = (device: number, value: number): Step => ({
        device,
        what: 'score',
        place: 2 * drawn.place,
        value: 3 * value,
        clock: 0,
      });
      // Laptops that have not heard of each other score one criterion of one sheet.
      const early = new RandomWorld(base);
      await early.play([score(1, drawn.versions[0]), score(3, drawn.versions[1])]);
      const late = new RandomWorld(base);
      await late.play([{ ...score(1, 0), what: 'new-log' }, score(1, drawn.versions[2])]);
      await office.receive([...early.segments, ...world.segments]);
      await world.play([{ ...drawn.resolve, device: 0 }]);
      const known = new Set<string>(office.archive.segments.keys());
      await office.receive(late.segments);
      const { heads, hard, quarantine } = office.state;
      const arrived = readOperations(office.archive.segments).filter(
        ({ id, kind }) => kind === 'score.set' && !known.has(id.slice(0, id.lastIndexOf('.'))),
      );
      expect(arrived).toHaveLength(1);
      for (const { id, key, value } of arrived) {
        if (quarantine.some(({ operation }) => operation.id === id)) continue;
        const versions = heads.get(key) ?? [];
        expect(versions.map((head) => head.id)).toContain(id);
        const differs = versions.some((head) => !equalValues(head.value, value));
        expect(hard.some((conflict) => conflict.key === key)).toBe(differs);
      }
    });
  });

  it('brings copies, restored backups and new logs together, whatever their clocks say', async () => {
    const odd = fc.array(
      fc.oneof(
        stepOf(['copy', 'back-up', 'restore', 'new-log']),
        stepOf(['score', 'hand-in']),
        stepOf(),
      ),
      { minLength: 4, maxLength: 16 },
    );
    const cases = fc.record({ script: odd, shift: fc.integer({ min: 1, max: 4_000_000_000_000 }) });
    await holds(['copies, backups, clocks 1970–2099'], runs, cases, async ({ script, shift }) => {
      const { world, segments, archive } = await played(script);
      for (const device of world.devices) {
        await device.receive(segments);
        expect(stateHash(device.state)).toBe(stateHash(foldContest(archive)));
      }
      const elsewhere = script.map((step) => ({
        ...step,
        clock: (step.clock + shift) % 4_102_444_800_000,
      }));
      const other = await played(elsewhere);
      expect(shapeOf(foldContest(other.archive))).toEqual(shapeOf(foldContest(archive)));
    });
  });
});
