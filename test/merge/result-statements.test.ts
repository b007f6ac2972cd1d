import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Action } from '../../shared/contest/action.ts';
import {
  setAppeal,
  setAudit,
  setMeeting,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { buildContest } from '../builders/contest-builder.ts';
import { decided, record, stage, stateNow } from './deciding-world.ts';

describe('what only headquarters says of a result', () => {
  const appeal = {
    stage,
    id: 'a-1',
    submission: '2',
    number: '1',
    received: '2026-05-20',
    from: 'Өтініш беруші',
    grounds: 'ұпай',
    decision: null,
  } as const;
  const audit = { stage, seed: 's', root: 'a'.repeat(64), sample: 1, checked: [] };
  const publication = { stage, state: 'prepared', day: '' } as const;
  const said: readonly (readonly [string, Action])[] = [
    ['an appeal', setAppeal(appeal)],
    ['a publication', setPublication(publication)],
    ['an audit', setAudit(audit)],
    ['a meeting', setMeeting(decided)],
  ];

  it.each(said)('is kept aside from anybody else: %s', async (_, action) => {
    const world = await buildContest();
    const [j1] = world.jurors;
    await present(j1, 'a juror').seal([action]);
    await world.coordinator.seal([action]);
    const state = await stateNow(world);
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['role', 'role']);
    expect([state.appeals.size, state.publications.size, state.audits.size]).toEqual([0, 0, 0]);
  });

  it.each(said)('is kept aside under another name than its own: %s', async (_, action) => {
    const world = await buildContest();
    await world.hq.seal([{ ...action, key: action.key.replace('written', 'final') }]);
    const state = await stateNow(world);
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['value']);
  });

  it.each(said)('is a question to people where two desks differ: %s', async (_, action) => {
    const world = await buildContest({ secondRoot: true });
    const value = action.value as Readonly<Record<string, string>>;
    const field = Object.keys(value).find((name) => ['seed', 'day', 'number'].includes(name));
    await world.hq.seal([action]);
    await world.second.seal([
      { ...action, value: { ...value, [present(field, 'a field')]: '2026-06-01' } },
    ]);
    const state = await stateNow(world);
    expect(state.hard.map(({ key }) => key)).toEqual([action.key]);
    const versions = present(state.hard[0], 'a conflict').alternatives;
    await world.hq.seal([
      resolveConflict(
        action.key,
        present(versions[1], 'a version').value,
        versions.map(({ operation }) => operation.id),
        'тексерілді',
      ),
    ]);
    const settled = await stateNow(world);
    expect([settled.hard, settled.quarantine]).toEqual([[], []]);
    expect(settled.resolutions.map(({ key }) => key)).toEqual([action.key]);
  });

  it('is told by stage, an appeal open until it is answered', async () => {
    const world = await buildContest();
    await world.hq.seal(said.map(([, action]) => action));
    const state = await stateNow(world);
    expect(state.appeals.get(stage)).toEqual([appeal]);
    expect(state.publications.get(stage)).toEqual(publication);
    expect(state.audits.get(stage)).toEqual(audit);
    const decision = {
      result: 'rejected',
      number: '8',
      date: '2026-05-25',
      reason: 'ұпай дұрыс',
      change: '',
    } as const;
    await record(world, world.hq, [setAppeal({ ...appeal, decision })]);
    const answered = await stateNow(world);
    expect(answered.appeals.get(stage)).toEqual([{ ...appeal, decision }]);
    expect(answered.hard).toEqual([]);
  });
});
