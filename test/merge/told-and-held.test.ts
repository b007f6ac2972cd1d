import { describe, expect, it } from 'vitest';

import { assignJurors, setPerson } from '../../shared/contest/contest-operations.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import { setRecipients } from '../../shared/trust/key-operations.ts';
import {
  archiveOf,
  buildContest,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  type TestRules,
} from '../builders/contest-builder.ts';
import { said } from './plain-worlds.ts';

/** A contest, what it comes to, and what its invitations tell somebody. */
async function contestWith(rules: TestRules = {}) {
  const world = await buildContest(rules);
  await world.hq.seal([setRecipients('headquarters', [seedOf(5)])]);
  const all = segmentsOf(world);
  const state = await stateOf(world.contest, all);
  const { segments } = await archiveOf(world.contest, all);
  const toldTo = (person: string) => factsFor(state, readOperations(segments), person);
  return { world, all, state, toldTo };
}

describe('a laptop that was told of the contest, and then receives headquarters’ own files', () => {
  it.each(['j1', 'c1'])('knows everything once, and what the files say: %s', async (person) => {
    const { world, all, state, toldTo } = await contestWith();
    const facts = toldTo(person);
    expect(facts.length).toBeGreaterThan(5);
    const both = await stateOf(world.contest, all, { facts });
    expect(both.counts).toEqual({ agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 });
    expect(both.assignments.get('written/1')).toEqual(['j1', 'j2']);
    expect(said(both)).toEqual(said(state));
  });

  it('still knows by hearsay what these files do not hold', async () => {
    const { world, all, toldTo } = await contestWith();
    const facts = toldTo('j1');
    await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    const [opening, , last] = world.hq.segments;
    const part = segmentsOf(world).filter(({ id }) => id !== opening?.id);
    const state = await stateOf(world.contest, part, { facts });
    expect(state.settings?.season).toBe('2026');
    expect([...state.people.keys()].toSorted()).toEqual(['j1', 'j3']);
    expect(state.assignments.get('written/1')).toEqual(['j1']);
    expect(state.counts.hard).toBe(0);
    expect(all).not.toContain(last);
  });

  it('replaces what it was told as those who hold the files do', async () => {
    const { world, toldTo } = await contestWith();
    const facts = toldTo('j1');
    const named = facts.find(({ key }) => key === 'assignment/written/1');
    await world.hq.seal([
      { ...assignJurors('written', '1', ['j2']), parents: named === undefined ? [] : [named.id] },
    ]);
    const everything = await stateOf(world.contest, segmentsOf(world), { facts });
    expect(everything.assignments.get('written/1')).toEqual(['j2']);
    expect(everything.counts.hard).toBe(0);
  });

  it('need not see the other root’s approvals of what both roots’ invitation told', async () => {
    const { world, toldTo } = await contestWith({ threshold: 2 });
    const facts = toldTo('j1');
    const [j1] = world.jurors;
    const files = [...world.hq.segments, ...(j1?.segments ?? [])];
    const bare = await stateOf(world.contest, files);
    expect(bare.people.size).toBe(0);
    const state = await stateOf(world.contest, files, { facts });
    expect([...state.people.keys()]).toEqual(['j1']);
    expect(state.counts.hard).toBe(0);
  });
});
