import { beforeAll, describe, expect, it } from 'vitest';

import { type Bundle, openBundle } from '../../shared/bundle/bundle.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  disciplinesOf,
  drawDifferences,
  tournamentOf,
} from '../../shared/reports/tournament/discipline-state.ts';
import { repeatsItself } from '../../shared/tournament/draw-teams.ts';
import { hasConsent } from '../../shared/tournament/team-shown.ts';
import type { Tournament } from '../../shared/tournament/tournament.ts';
import { ed25519 } from '../builders/contest-builder.ts';

let demo: Demo;
let bundles: readonly Bundle[];
let state: FoldedContest;

async function merged(parts: readonly Bundle[]): Promise<FoldedContest> {
  let archive = emptyArchive(demo.contest);
  for (const bundle of parts) {
    const union = await addBundle(archive, bundle, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

const played = (from: FoldedContest): readonly Tournament[] =>
  disciplinesOf(from).map((discipline) => tournamentOf(from, discipline));

beforeAll(async () => {
  demo = await buildDemo(
    {
      template: 'robot-day',
      submissions: 27,
      jurors: 8,
      regions: null,
      seed: 1,
      languages: ['kk', 'ru'],
    },
    ed25519,
  );
  const files = demo.files.filter(({ kind }) => kind !== null && kind !== 'invitation');
  bundles = await Promise.all(
    files.map(async ({ name, bytes }) => {
      const opened = await openBundle(bytes, ed25519.verify);
      if (!opened.ok) throw new Error(`${name}: ${opened.error.type}`);
      return opened.value;
    }),
  );
  state = await merged(bundles);
}, 60_000);

describe('the robot day to practise with', () => {
  it('has three disciplines of the three age groups, each with its teams of two and their parents’ consent', () => {
    expect(disciplinesOf(state).map(({ nomination, system }) => [nomination, system])).toEqual([
      ['football', 'round-robin'],
      ['cross', 'timed-heats'],
      ['sumo', 'knock-out'],
    ]);
    const teams = [...state.submissions.values()];
    expect(teams).toHaveLength(27);
    expect(teams.every((team) => hasConsent(team, 'parentConsent'))).toBe(true);
    const grades: Record<string, RegExp> = {
      'g1-4': /, [1-4] «/,
      'g5-7': /, [5-7] «/,
      'g8-11': /, ([89]|1[01]) «/,
    };
    for (const { ageGroup = '', answers } of teams)
      for (const pupil of [answers['pupil1'], answers['pupil2']])
        expect(pupil).toMatch(grades[ageGroup] ?? /^$/);
  });

  it('has draws that anybody can repeat, of all teams', () => {
    for (const { discipline, draw } of played(state)) {
      expect(draw !== null && repeatsItself(discipline, draw)).toBe(true);
      expect(drawDifferences(state, discipline)).toEqual({ undrawn: [], withdrawn: [] });
    }
  });

  it('comes to what was counted while mishaps were put in', () => {
    expect(state.counts).toEqual(demo.expected.conflicts);
    expect(state.hard.filter(({ key }) => key.startsWith('match/'))).toHaveLength(1);
  });

  it('ends in medals where nothing is disputed, and waits for people where two sheets differ', () => {
    const [football, cross, sumo] = played(state);
    expect(football?.complete).toBe(false);
    expect(football?.matches.filter(({ state: each }) => each === 'disputed')).toHaveLength(1);
    expect(football?.matches.find(({ match }) => match.id === 'final')?.state).toBe('waiting');
    for (const each of [cross, sumo]) {
      expect(each?.missing).toEqual([]);
      expect(each?.standings.filter(({ medal }) => medal === 'gold')).toHaveLength(1);
    }
    // Without a match for the third place both who lost in the semi-finals win bronze.
    expect(sumo?.standings.filter(({ medal }) => medal === 'bronze')).toHaveLength(2);
    expect(sumo?.matches.some(({ state: each }) => each === 'free')).toBe(true);
  });

  it('has a walk-over and a re-run with their reasons, and the re-run names what it replaced', () => {
    const sheets = [...state.matchResults.values()].flatMap((each) => [...each.values()]);
    const ruled = (type: string) => sheets.filter(({ result }) => result.ruling.type === type);
    expect(ruled('walk-over').length).toBeGreaterThan(0);
    expect(ruled('re-run').length).toBeGreaterThan(0);
    for (const { result, replaces, reason } of [...ruled('walk-over'), ...ruled('re-run')]) {
      expect(reason).not.toBe('');
      expect(replaces).toHaveLength(result.ruling.type === 're-run' ? 1 : 0);
      const key = `${result.stage}/${result.nomination}/${result.match}`;
      expect(state.matchVersions.get(key)).toHaveLength(1 + replaces.length);
    }
  });

  it('stands the same whichever laptop is merged first', async () => {
    const back = await merged(bundles.toReversed());
    expect(stateHash(back)).toBe(stateHash(state));
    expect(played(back)).toEqual(played(state));
  });

  it('tells referees no child’s name', async () => {
    const names = [...state.submissions.values()].flatMap(({ answers }) =>
      ['pupil1', 'pupil2', 'coach'].map((field) => answers[field] ?? ''),
    );
    const invitations = demo.files.filter(({ kind }) => kind === 'invitation');
    expect(invitations.length).toBe(8);
    for (const { bytes } of invitations) {
      const opened = await openBundle(bytes, ed25519.verify);
      if (!opened.ok) throw new Error('an invitation');
      const { contest, sender } = opened.value.manifest;
      const speaker = { contest, log: sender.log, signer: sender.publicKey };
      const invitation = decodeInvitation(
        opened.value.payloads.get('invitation.cbor') ?? new Uint8Array(),
        speaker,
      );
      if (!invitation.ok) throw new Error('an invitation');
      const facts = invitation.value.facts;
      expect(facts.filter(({ kind }) => kind === 'draw.set')).toHaveLength(3);
      const told = JSON.stringify(facts.map(({ value }) => value));
      for (const name of names) expect(told).not.toContain(name);
    }
  });
});
