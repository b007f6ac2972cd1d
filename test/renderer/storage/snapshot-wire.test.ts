import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Milli } from '../../../shared/basics/points.ts';
import type { Segment } from '../../../shared/log/segment.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import type { ContestState, FoldedContest } from '../../../shared/merge/state.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { blankSnapshot } from '../../../renderer/storage/blank-snapshot.ts';
import type { DeskSnapshot } from '../../../renderer/storage/desk.ts';
import {
  SnapshotReceiver,
  wireParts,
  type WirePart,
} from '../../../renderer/storage/snapshot-wire.ts';

import { archiveOf, buildContest } from '../../builders/contest-builder.ts';

/** Snapshots with any state: the wire looks at no field's meaning. */
const snapshotOf = (state: object | null, change: Partial<DeskSnapshot> = {}): DeskSnapshot => ({
  ...blankSnapshot,
  ...change,
  state: state as ContestState | null,
});

const sent = (parts: Iterable<WirePart>): readonly WirePart[] =>
  [...parts].map((part) => structuredClone(part));

function receive(receiver: SnapshotReceiver, parts: readonly WirePart[]): DeskSnapshot {
  const shown = parts.map((part) => receiver.take(part));
  expect(shown.slice(0, -1).every((each) => each === null)).toBe(true);
  const last = shown.at(-1);
  if (last === undefined || last === null) throw new Error('the last part shows');
  return last;
}

const sheets = (count: number, score = 1) =>
  new Map(
    Array.from({ length: count }, (_, n) => [
      `written/${n}/j1`,
      { scores: { a: n === 0 ? score : 1 }, handIn: { salt: new Uint8Array([n % 7]) } },
    ]),
  );

it('sends a large map in pieces, and afterwards only what changed', () => {
  const receiver = new SnapshotReceiver();
  const first = snapshotOf({ contest: 'c', sheets: sheets(5000), hard: [] });
  const parts = sent(wireParts(first, blankSnapshot));
  expect(parts.map(({ type }) => type)).toEqual(['entries', 'entries', 'entries', 'show']);
  const shown = receive(receiver, parts);
  expect(shown).toEqual(first);

  const second = snapshotOf({ contest: 'c', sheets: sheets(5000, 2), hard: [] });
  const change = sent(wireParts(second, first));
  expect(change).toMatchObject([
    { type: 'entries', field: 'sheets', change: { set: [['written/0/j1', { scores: { a: 2 } }]] } },
    { type: 'show', change: {}, state: {} },
  ]);
  const next = receive(receiver, change);
  expect(next).toEqual(second);
  // What did not change stays the same object, so that no screen draws it again.
  expect(next.state?.sheets.get('written/1/j1')).toBe(shown.state?.sheets.get('written/1/j1'));
});

it('sends nothing of the state while only the progress of a task changes', () => {
  const receiver = new SnapshotReceiver();
  const first = snapshotOf({ sheets: sheets(10) });
  const shown = receive(receiver, sent(wireParts(first, blankSnapshot)));
  const task = { name: 'import', done: 1, total: 2 };
  const parts = sent(wireParts({ ...first, task }, first));
  expect(parts).toEqual([{ type: 'show', change: { task }, state: {} }]);
  expect(receive(receiver, parts).state).toBe(shown.state);
});

const entries = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue({ maxDepth: 2 })))
  .map((pairs) => new Map(pairs));
const states = fc.option(
  fc.record({
    sheets: entries,
    people: entries,
    hard: fc.array(fc.nat(3)),
    bytes: fc.uint8Array({ maxLength: 3 }),
  }),
);

it('puts any sequence of snapshots together again', () => {
  fc.assert(
    fc.property(fc.array(states, { maxLength: 6 }), (sequence) => {
      const receiver = new SnapshotReceiver();
      let last = blankSnapshot;
      for (const state of sequence) {
        const next = snapshotOf(state, { notHandedOver: last.notHandedOver + 1 });
        expect(receive(receiver, sent(wireParts(next, last)))).toEqual(next);
        last = next;
      }
    }),
  );
});

it('sends tables of sheets that changed, and makes the same sheets of them', async () => {
  const world = await buildContest();
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('there are jurors');
  const sheet = { stage: 'written', submission: '1', juror: 'j1' };
  let folded: FoldedContest | null = null;
  const stateOf = async (segments: readonly Segment[]): Promise<ContestState> => {
    folded = foldContest(await archiveOf(world.contest, segments), folded);
    // Windows get no heads.
    const { heads, ...state } = folded;
    expect(heads.size).toBeGreaterThan(0);
    return state;
  };
  await juror.seal([setScore(sheet, 'novelty', 2000 as Milli)]);
  await world.jurors[1]?.seal([setScore({ ...sheet, juror: 'j2' }, 'effect', 'cannot-judge')]);
  const everything = () =>
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments);
  const earlier = await stateOf(everything());
  const receiver = new SnapshotReceiver();
  const first: DeskSnapshot = { ...blankSnapshot, state: earlier };
  const parts = sent(wireParts(first, blankSnapshot));
  const shown = receive(receiver, parts);
  expect([...(shown.state?.sheets ?? [])]).toEqual([...earlier.sheets]);
  expect(parts.flatMap((part) => (part.type === 'tables' ? part.tables : []))).toHaveLength(2);

  await juror.seal([setScore(sheet, 'effect', 1000 as Milli)]);
  const later = await stateOf(everything());
  const change = sent(wireParts({ ...first, state: later }, first));
  const changed = change.flatMap((part) => (part.type === 'tables' ? part.tables : []));
  expect(changed.map((table) => table.juror)).toEqual(['j1']);
  const next = receive(receiver, change);
  expect([...(next.state?.sheets ?? [])]).toEqual([...later.sheets]);
  expect(next.state?.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 2000, effect: 1000 });
  // What did not change stays the same object, so that no screen draws it again.
  expect(next.state?.sheets.get('written/1/j2')).toBe(shown.state?.sheets.get('written/1/j2'));
  const again = sent(wireParts({ ...first, state: later }, { ...first, state: later }));
  expect(again.map(({ type }) => type)).toEqual(['show']);
});
