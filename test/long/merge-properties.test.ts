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

const runs = { short: 60, long: 10_000 };

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
  sheets: [...state.sheets].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, sheet]) => [
    name,
    sheet.status,
    sheet.counted,
    sheet.scores,
    sheet.comments,
  ]),
  heads: [...state.heads]
    .filter(([key]) => /^(score|comment|recusal|seal)/.test(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, heads]) => [key, heads.map(({ value }) => JSON.stringify(value)).toSorted()]),
  quarantine: state.quarantine.map(({ reason, settled }) => `${reason} ${settled}`).toSorted(),
});

describe('merging any history', { timeout: 3_600_000 }, () => {
  it('comes to one state hash in any order, with any repetition, in any batches', async () => {
    const cases = fc.record({ script: steps(14), how: arrivals });
    await holds('any order, repetition and partition', runs, cases, async ({ script, how }) => {
      const { segments, archive } = await played(script);
      const expected = stateHash(foldContest(archive));
      const coming = inOrder(segments, how);
      let other = emptyArchive(archive.contest);
      for (let at = 0; at < coming.length; at += how.batch) {
        const batch = coming.slice(at, at + how.batch);
        other = (await addSegments(other, batch, ed25519.verify)).archive;
      }
      expect(stateHash(foldContest(other))).toBe(expected);
    });
  });

  it('changes nothing when the same comes again', async () => {
    const cases = fc.record({ script: steps(14), how: arrivals });
    await holds('a second import changes nothing', runs, cases, async ({ script, how }) => {
      const { segments, archive } = await played(script);
      const again = await addSegments(archive, inOrder(segments, how), ed25519.verify);
      expect(again).toMatchObject({ added: [], newOperations: 0 });
      expect([...again.archive.segments.keys()]).toEqual([...archive.segments.keys()]);
      expect(stateHash(foldContest(again.archive))).toBe(stateHash(foldContest(archive)));
    });
  });

  it('leaves no operation without a place', async () => {
    await holds('neither head nor superseded: nothing', runs, steps(16), async (script) => {
      const { archive } = await played(script);
      const state = foldContest(archive);
      expect(lost(state, readOperations(archive.segments))).toEqual([]);
    });
  });

  it('folds step by step what it folds from the bytes alone', async () => {
    await holds('incremental = replay', runs, steps(14), async (script) => {
      const { segments, archive } = await played(script);
      let growing = emptyArchive(archive.contest);
      let state = foldContest(growing);
      for (const segment of segments) {
        growing = (await addSegments(growing, [segment], ed25519.verify)).archive;
        state = foldContest(growing);
      }
      const opened = await Promise.all(
        segments.map(async ({ bytes }) => openSegment(bytes.slice(), ed25519.verify)),
      );
      const fresh = opened.flatMap((segment) => (segment.ok ? [segment.value] : []));
      expect(fresh).toHaveLength(segments.length);
      expect(stateHash(await stateOf(archive.contest, fresh))).toBe(stateHash(state));
    });
  });

  it('shows a version again that arrives after its conflict was settled', async () => {
    const scoring = stepOf(['score']);
    const cases = fc.record({
      before: steps(8),
      versions: fc.tuple(fc.nat(19), fc.nat(19), fc.nat(19)),
      place: fc.nat(1000),
      clock: scoring,
    });
    await holds('settled, then a late arrival', runs, cases, async (drawn) => {
      const { before, versions, place, clock } = drawn;
      const { world } = await played(before);
      const [hq, j1, , c1] = world.devices.map((device) => device);
      const all = [hq, j1, c1].map((device) => present(device, 'four devices'));
      const [office, juror, region] = all;
      if (office === undefined || juror === undefined || region === undefined) return;
      const path = { place: 2 * place, value: 0, clock: clock.clock };
      // Three laptops that have not heard of each other score one criterion of one sheet.
      const quiet = new RandomWorld(await baseContest());
      const index = { office: 0, juror: 1, region: 3 };
      const score = (device: number, value: number): Step => ({
        ...path,
        device,
        what: 'score',
        value: 3 * value,
      });
      await quiet.play([score(index.juror, versions[0]), score(index.region, versions[1])]);
      const late = new RandomWorld(await baseContest());
      await late.play([{ ...path, device: 1, what: 'new-log' }, score(index.juror, versions[2])]);
      await office.receive([...quiet.segments, ...world.segments]);
      const open = office.state.hard.find(({ key }) => key.startsWith('score/written/'));
      await world.play([{ ...path, device: index.office, what: 'resolve', value: place }]);
      const settled = office.state;
      const known = new Set(office.archive.segments.keys());
      await office.receive(late.segments);
      const arrived = readOperations(office.archive.segments).filter(
        ({ id, kind }) => kind === 'score.set' && !known.has(id.split('.')[0] as never),
      );
      for (const operation of arrived) {
        const heads = office.state.heads.get(operation.key) ?? [];
        const aside = office.state.quarantine.some(({ operation: { id } }) => id === operation.id);
        expect(aside || heads.some(({ id }) => id === operation.id)).toBe(true);
        const differs = heads.some(({ value }) => !equalValues(value, operation.value));
        const shown = office.state.hard.some(({ key }) => key === operation.key);
        if (!aside) expect(shown).toBe(differs);
      }
      expect(settled.hard.length).toBeLessThanOrEqual(open === undefined ? settled.hard.length : office.state.hard.length + 1);
    });
  });

  it('brings copies, restored backups and new logs together, whatever their clocks say', async () => {
    const odd = fc.array(
      fc.oneof(stepOf(['copy', 'back-up', 'restore', 'new-log']), stepOf(['score', 'hand-in']), stepOf()),
      { minLength: 4, maxLength: 16 },
    );
    const cases = fc.record({ script: odd, shift: fc.integer({ min: 1, max: 4_000_000_000_000 }) });
    await holds('copies, backups, clocks 1970–2099', runs, cases, async ({ script, shift }) => {
      const { world, segments, archive } = await played(script);
      for (const device of world.devices) {
        await device.receive(segments);
        expect(stateHash(device.state)).toBe(stateHash(foldContest(archive)));
      }
      const elsewhere = script.map((step) => ({ ...step, clock: (step.clock + shift) % 4_102_444_800_000 }));
      const other = await played(elsewhere);
      expect(shapeOf(foldContest(other.archive))).toEqual(shapeOf(foldContest(archive)));
    });
  });
});
