import { beforeAll, describe, expect, it } from 'vitest';

import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import { demoDefaultsFor } from '../../shared/demo/demo-options.ts';
import { present } from '../../shared/basics/assert.ts';
import { budgetStanding, proposedTotal } from '../../shared/pitching/budget.ts';
import { isAsDrawn, turnsOf } from '../../shared/pitching/running-order.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { unawaitedIn } from '../../shared/merge/final-facts.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { ed25519 } from '../builders/contest-builder.ts';

async function merged(demo: Demo): Promise<FoldedContest> {
  let archive = emptyArchive(demo.contest);
  for (const { kind, bytes } of demo.files) {
    if (kind === null || kind === 'invitation') continue;
    const bundle = await openBundle(bytes, ed25519.verify);
    if (!bundle.ok) throw new Error(bundle.error.type);
    const union = await addBundle(archive, bundle.value, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

describe('the fair of social projects', { timeout: 60_000 }, () => {
  let demo: Demo;
  let state: FoldedContest;
  beforeAll(async () => {
    demo = await buildDemo(demoDefaultsFor('social-fair'), ed25519);
    state = await merged(demo);
  }, 60_000);

  it('has the programme’s numbers: 158 applications, 17 regions, 50 finalists, ten members and a secretary', () => {
    expect(state.submissions.size).toBe(158);
    expect(demo.settings.regions).toHaveLength(17);
    expect(demo.settings.nominations).toHaveLength(3);
    expect(state.meetings.get('selection')?.finalists).toHaveLength(50);
    const { commission } = demo.settings;
    expect(commission.filter(({ vote }) => vote)).toHaveLength(10);
    expect(commission.filter(({ role }) => role === 'secretary')).toHaveLength(1);
  });

  it('runs its final over two half-days, in an order that its words draw again', () => {
    const order = present(state.runningOrders.get('final'), 'the final has an order');
    expect(turnsOf(order)).toHaveLength(50);
    expect(isAsDrawn(order)).toBe(true);
    expect(order.entries.filter(({ type }) => type === 'session')).toHaveLength(2);
    const turns = state.turns.get('final');
    expect(turns?.size).toBe(25);
    expect([...(turns?.values() ?? [])].filter(({ state: now }) => now === 'no-show')).toHaveLength(
      1,
    );
  });

  it('asks for exactly what the applications ask for, and has awarded nothing yet', () => {
    const budgets = present(state.budgets.get('final'), 'finalists have budgets');
    expect(budgets.size).toBe(50);
    for (const [id, budget] of budgets)
      expect(proposedTotal(budget)).toBe(BigInt(state.submissions.get(id)?.budget ?? 0) * 100n);
    expect(budgetStanding(budgets, demo.settings.grants)).toMatchObject({
      awarded: 0n,
      ceiling: 6_000_000_000n,
    });
  });

  it('has the sheets of who was there, and none of who was not', () => {
    const sheets = [...state.sheets.values()].filter(({ stage }) => stage === 'final');
    const counted = sheets.filter((sheet) => sheet.counted);
    expect(new Set(counted.map(({ juror }) => juror)).size).toBe(9);
    expect(counted.length).toBeGreaterThan(150);
    const attendance = present(state.finalAttendance.get('final'), 'it says who was there');
    const absent = [...attendance].filter(([, { how }]) => how === 'absent').map(([id]) => id);
    expect(absent).toHaveLength(1);
    // Who is absent steps back from nothing: a sheet would count again once the member came.
    expect(sheets.filter(({ status }) => status === 'recused')).toEqual([]);
    const missed = sheets.filter(({ juror }) => absent.includes(juror));
    expect(missed.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 'empty'));
    expect(missed.every(unawaitedIn(state))).toBe(true);
  });

  it('finds in its files what it expects', () => {
    expect({ ...state.counts }).toEqual(demo.expected.conflicts);
  });
});
