import { describe, expect, it } from 'vitest';

import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { setDocument } from '../../shared/contest/document.ts';
import { noDetails, setJurorDetails } from '../../shared/contest/juror-details.ts';
import { blockData, noteAccess } from '../../shared/contest/personal-data.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import {
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
} from '../builders/contest-builder.ts';

const undecided = { admitted: false, reason: '' };

const registered = (id: string, change: Partial<Submission> = {}): Submission => ({
  ...submissionOf(id),
  eligibility: undecided,
  ...change,
});

const asideIn = async (world: TestContest): Promise<readonly string[]> =>
  (await stateOf(world.contest, segmentsOf(world))).quarantine.map(
    ({ operation, reason }) => `${operation.key} ${reason}`,
  );

/** What headquarters says of an application in the place of what the coordinator said. */
const answer = (said: Segment, submission: Submission) => ({
  ...addSubmission(submission),
  parents: [idIn(said, 0)],
});

describe('an application that a coordinator registers', () => {
  it('waits for headquarters, which admits it', async () => {
    const world = await buildContest();
    const said = await world.coordinator.seal([
      addSubmission(registered('10-1')),
      setDocument('10-1', { hash: 'a'.repeat(64), name: 'a.pdf', kind: 'pdf', size: 5, at: 0 }),
    ]);
    const before = await stateOf(world.contest, segmentsOf(world));
    expect(before.submissions.get('10-1')?.eligibility).toEqual(undecided);
    expect(before.documents.get('10-1')).toHaveLength(1);
    await world.hq.seal([answer(said, submissionOf('10-1'))]);
    const after = await stateOf(world.contest, segmentsOf(world));
    expect(after.submissions.get('10-1')?.eligibility.admitted).toBe(true);
    expect([after.quarantine, after.hard]).toEqual([[], []]);
  });

  it.each<[string, Submission]>([
    ['without the region’s code before its number', registered('7')],
    ['of another region', registered('10-7', { region: 'KZ-55' })],
    ['under another region’s numbers', registered('55-7', { region: 'KZ-10' })],
    ['already admitted', registered('10-7', { eligibility: { admitted: true, reason: '' } })],
    ['already refused', registered('10-7', { eligibility: { admitted: false, reason: 'late' } })],
  ])('counts for nothing %s', async (_, submission) => {
    const world = await buildContest();
    await world.coordinator.seal([addSubmission(submission)]);
    expect(await asideIn(world)).toEqual([`submission/${submission.id} role`]);
  });

  it('is no juror’s to register', async () => {
    const world = await buildContest();
    await world.jurors[0]?.seal([addSubmission(registered('10-1'))]);
    expect(await asideIn(world)).toEqual(['submission/10-1 role']);
  });

  it('is not the coordinator’s any more once headquarters has spoken', async () => {
    const world = await buildContest();
    const said = await world.coordinator.seal([addSubmission(registered('10-1'))]);
    const admitted = await world.hq.seal([answer(said, submissionOf('10-1'))]);
    await world.coordinator.seal([
      { ...addSubmission(registered('10-1', { title: 'Other' })), parents: [idIn(admitted, 0)] },
    ]);
    expect(await asideIn(world)).toEqual(['submission/10-1 authority']);
  });

  it('changed at two places at once is shown to a person, and is not admitted meanwhile', async () => {
    const world = await buildContest();
    const said = await world.coordinator.seal([addSubmission(registered('10-1'))]);
    await world.coordinator.seal([answer(said, registered('10-1', { title: 'Newer' }))]);
    await world.hq.seal([answer(said, submissionOf('10-1'))]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(state.hard.map(({ key }) => key)).toEqual(['submission/10-1']);
    expect(state.submissions.get('10-1')?.eligibility.admitted).toBe(false);
  });

  it('stands on the coordinator’s laptop as headquarters has told of it', async () => {
    const world = await buildContest();
    const said = await world.coordinator.seal([addSubmission(registered('10-1'))]);
    await world.hq.seal([answer(said, submissionOf('10-1'))]);
    const segments = segmentsOf(world);
    const told = factsFor(
      await stateOf(world.contest, segments),
      readOperations(new Map(segments.map((segment) => [segment.id, segment]))),
      'c1',
    ).map((fact) => ({ ...fact, parents: [] as OperationId[], author: '', wallClock: 0 }));
    const state = await stateOf(world.contest, world.coordinator.segments, { facts: told });
    expect(state.submissions.get('10-1')?.eligibility.admitted).toBe(true);
    expect(state.hard).toEqual([]);
  });
});

describe('what headquarters’ desk notes', () => {
  it('of a look at data has the one who looked and when, also a coordinator', async () => {
    const world = await buildContest();
    const look = { act: 'contacts', about: 'person/j1', count: 1 } as const;
    await world.coordinator.seal([noteAccess('one', look)]);
    await world.jurors[0]?.seal([noteAccess('two', look)]);
    const { accesses, quarantine } = await stateOf(world.contest, segmentsOf(world));
    expect(accesses).toMatchObject([{ ...look, by: 'c1' }]);
    expect(accesses[0]?.wallClock).toBeGreaterThan(0);
    expect(quarantine.map(({ reason }) => reason)).toEqual(['role']);
  });

  it('is nobody else’s to say', async () => {
    const world = await buildContest();
    await world.coordinator.seal([
      setJurorDetails('j1', noDetails),
      blockData('person', 'j1', true, 'x'),
    ]);
    expect(await asideIn(world)).toEqual(['juror/j1 role', 'block/person/j1 role']);
  });
});
