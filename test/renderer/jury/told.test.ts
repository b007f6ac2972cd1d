import { beforeEach, expect, test } from 'vitest';

import { assignJurors, addSubmission } from '../../../shared/contest/contest-operations.ts';
import { noLetters, type Told } from '../../../shared/contest/letters.ts';
import { noDetails, setJurorDetails } from '../../../shared/contest/juror-details.ts';
import { type Outdated, outdatedOf, toldOf } from '../../../renderer/features/invite-jury/told.ts';
import {
  buildContest,
  stateOf,
  submissionOf,
  type TestContest,
} from '../../builders/contest-builder.ts';

let world: TestContest;
beforeEach(async () => {
  world = await buildContest();
});

async function told(id: string): Promise<Told> {
  const state = await stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments),
  );
  const person = state.people.get(id);
  if (person === undefined) throw new Error(`no ${id}`);
  return toldOf(state)(person);
}

const since = async (id: string, before: Told): Promise<Outdated | null> =>
  outdatedOf(
    { ...noLetters, invitation: { madeAt: 1, sentAt: null, told: before } },
    await told(id),
  );

test('an invitation is not due again while nothing that it told has changed', async () => {
  const before = { j1: await told('j1'), c1: await told('c1') };
  await world.hq.seal([setJurorDetails('j1', { ...noDetails, capacity: 3 })]);
  expect(await since('j1', before.j1)).toBeNull();
  // Coordinators are told how to reach the region's jurors.
  expect(await since('c1', before.c1)).toEqual({ added: 0, removed: 0 });
});

test('what an assignment gave and took is counted, for nobody else', async () => {
  const before = { j1: await told('j1'), j2: await told('j2') };
  expect(before.j1.sheets).toBe('written:1 2 3');
  await world.hq.seal([
    addSubmission({ ...submissionOf('4'), eligibility: { admitted: true, reason: '' } }),
    assignJurors('written', '4', ['j1']),
    assignJurors('written', '1', ['j2']),
    assignJurors('written', '2', ['j2']),
  ]);
  expect(await since('j1', before.j1)).toEqual({ added: 1, removed: 2 });
  expect(await since('j2', before.j2)).toBeNull();
});

test('an application that reads otherwise is told anew, its contacts are nothing to a juror', async () => {
  const before = await told('j1');
  const submission = submissionOf('1');
  await world.hq.seal([addSubmission({ ...submission, contacts: 'other@example.kz' })]);
  expect(await since('j1', before)).toBeNull();
  await world.hq.seal([addSubmission({ ...submission, title: 'Another title' })]);
  expect(await since('j1', before)).toEqual({ added: 0, removed: 0 });
});

test('of somebody who was told nothing from here nothing is known', async () => {
  expect(outdatedOf(noLetters, await told('j1'))).toBeNull();
});
