import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { tournamentOf } from '../../shared/reports/tournament/discipline-state.ts';
import { drawByHand } from '../../shared/tournament/draw-teams.ts';
import { recordResult, setDraw } from '../../shared/tournament/tournament-operations.ts';
import {
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  type TestContest,
  testSettings,
} from '../builders/contest-builder.ts';
import { disciplineOf, sheetOf, sideOf } from '../tournament/sheets.ts';

const discipline = disciplineOf({ stage: 'written', nomination: 'water' });
const draw = drawByHand(
  discipline,
  ['1', '2', '3'].map((team) => ({ team, school: '' })),
);
const sheet = (match: string, ...sides: Parameters<typeof sheetOf>[1]) => ({
  ...sheetOf(match, sides),
  stage: 'written',
  nomination: 'water',
});
const key = 'written/water';

/** A round robin of three: matches r1-1 (2–3), r2-1 (1–3), r3-1 (1–2). */
async function hall(): Promise<TestContest> {
  const world = await buildContest();
  const opening = world.hq.segments[0];
  if (opening === undefined) throw new Error('an opening');
  const settings = { ...testSettings, disciplines: [discipline] };
  await world.hq.seal(
    [{ ...setContestSettings(settings), parents: [idIn(opening, 1)] }],
    [setDraw(draw)],
  );
  return world;
}

const standingsOf = (state: FoldedContest) =>
  tournamentOf(state, discipline).standings.map(({ team, place, tally }) => [
    team,
    place,
    tally.points,
  ]);

const read = async (world: TestContest): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world));

describe('referees’ sheets on two laptops', () => {
  let world: TestContest;
  let segments: readonly Segment[];

  beforeAll(async () => {
    world = await hall();
    const [one, other] = world.jurors;
    const first = await one?.seal(
      [recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0)))],
      [recordResult(sheet('r3-1', sideOf('1', 2), sideOf('2', 2)))],
    );
    if (first === undefined) throw new Error('a sheet');
    // The second referee saw the same of one match, and something else of another.
    await other?.seal(
      [recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0)))],
      [recordResult(sheet('r3-1', sideOf('1', 3), sideOf('2', 2)))],
    );
    await other?.seal([recordResult(sheet('r2-1', sideOf('1', 0), sideOf('3', 1)))]);
    const reason = 'A stranger’s robot on the field';
    await one?.seal([
      {
        ...recordResult({
          ...sheet('r1-1', sideOf('2', 4), sideOf('3', 0)),
          ruling: { type: 're-run', reason },
        }),
        parents: [idIn(first, 0)],
      },
    ]);
    segments = segmentsOf(world);
  });

  it('come to the same state and standings in any order, however often they arrive', async () => {
    const expected = await read(world);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          Array.from({ length: 2 * segments.length }, (_, index) => index),
          {
            minLength: 2 * segments.length,
          },
        ),
        async (order) => {
          const arriving = order.flatMap((index) => segments[index % segments.length] ?? []);
          const state = await stateOf(world.contest, arriving);
          expect(stateHash(state)).toBe(stateHash(expected));
          expect(standingsOf(state)).toEqual(standingsOf(expected));
          expect(state.matchResults).toEqual(expected.matchResults);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('agree where they are equal, and count', async () => {
    const one = await hall();
    const said = recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0)));
    for (const juror of one.jurors) await juror.seal([said]);
    const state = await read(one);
    expect(state.counts).toMatchObject({ agree: 1, hard: 0 });
    expect(state.matchResults.get(key)?.get('r1-1')).toMatchObject({ disputed: false });
    expect(state.matchResults.get(key)?.get('r1-1')?.standing).toHaveLength(2);
    expect(standingsOf(state)[0]).toEqual(['2', 1, 3]);
  });

  it('are disputed where they differ, and none of them counts until a person settles it', async () => {
    const state = await read(world);
    expect(state.hard.map((item) => item.key)).toEqual([
      'match/written/water/r1-1',
      'match/written/water/r3-1',
    ]);
    const tournament = tournamentOf(state, discipline);
    expect(tournament.matches.map((each) => [each.match.id, each.state])).toEqual([
      ['r1-1', 'disputed'],
      ['r2-1', 'decided'],
      ['r3-1', 'disputed'],
    ]);
    expect(tournament.complete).toBe(false);

    const conflict = state.hard[1];
    const chosen = conflict?.alternatives.find(({ author }) => author.person === 'j2');
    if (conflict === undefined || chosen === undefined) throw new Error('a conflict');
    const settled = await hall();
    for (const [index, juror] of settled.jurors.entries())
      juror.segments.push(...(world.jurors[index]?.segments.slice(1) ?? []));
    const parents = conflict.alternatives.map(({ operation }) => operation.id);
    await settled.hq.seal([
      resolveConflict(conflict.key, chosen.value, parents, 'Both referees were asked'),
    ]);
    const after = await read(settled);
    expect(after.matchResults.get(key)?.get('r3-1')).toMatchObject({ disputed: false });
    expect(tournamentOf(after, discipline).matches[2]?.outcome?.winner).toBe('1');
  });

  it('name what a re-run replaces, and keep it in the history', async () => {
    const versions = (await read(world)).matchVersions.get(`${key}/r1-1`) ?? [];
    const rerun = versions.find(({ result }) => result.ruling.type === 're-run');
    const replaced = versions.find(({ operation }) => operation === rerun?.replaces[0]);
    expect(rerun?.reason).toBe('A stranger’s robot on the field');
    expect(replaced?.result.sides.map(({ score }) => score)).toEqual([1, 0]);
  });

  it('stay, with a reason, where the draw was made anew or the match is none', async () => {
    const again = await hall();
    const [juror] = again.jurors;
    await juror?.seal(
      [recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0)))],
      [recordResult(sheet('r9-1', sideOf('1', 1), sideOf('3', 0)))],
    );
    const drawn = again.hq.segments[1];
    if (drawn === undefined) throw new Error('a draw');
    const other = drawByHand(discipline, draw.entries.toReversed());
    await again.hq.seal([{ ...setDraw(other, 'A team came late'), parents: [idIn(drawn, 1)] }]);
    const state = await read(again);
    const { unplaced } = tournamentOf(state, discipline);
    expect(unplaced.map(({ result, reason }) => [result.match, reason])).toEqual([
      ['r1-1', 'other-teams'],
      ['r9-1', 'match-unknown'],
    ]);
    expect(state.drawVersions.get(key)?.map(({ reason }) => reason)).toEqual([
      '',
      'A team came late',
    ]);
    expect(state.draws.get(key)?.disputed).toBe(false);
  });

  it('are recorded by jurors and coordinators, while a draw is headquarters’ alone', async () => {
    const mixed = await hall();
    await mixed.coordinator.seal([recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0)))]);
    await mixed.jurors[0]?.seal([setDraw({ ...draw, entries: [] })]);
    const state = await read(mixed);
    expect(state.matchResults.get(key)?.size).toBe(1);
    expect(state.quarantine.map(({ operation, reason }) => [operation.kind, reason])).toEqual([
      ['draw.set', 'role'],
    ]);
    expect(state.draws.get(key)?.draw).toEqual(draw);
  });

  it('are replaced by headquarters, and by no other referee', async () => {
    const mixed = await hall();
    const said = await mixed.jurors[0]?.seal([
      recordResult(sheet('r1-1', sideOf('2', 1), sideOf('3', 0))),
    ]);
    if (said === undefined) throw new Error('a sheet');
    const otherwise = recordResult(sheet('r1-1', sideOf('2', 0), sideOf('3', 0)), 'Seen on film');
    await mixed.jurors[1]?.seal([{ ...otherwise, parents: [idIn(said)] }]);
    const before = await read(mixed);
    expect(before.quarantine.map(({ reason }) => reason)).toEqual(['authority']);
    expect(draftAction(otherwise, before, 'headquarters').parents).toEqual([idIn(said)]);
    await mixed.hq.seal([{ ...otherwise, parents: [idIn(said)] }]);
    const after = await read(mixed);
    expect(after.matchResults.get(key)?.get('r1-1')?.result.sides[0]?.score).toBe(0);
    expect(after.hard).toEqual([]);
  });

  it('are told to referees with the draw and all drawn teams, without what is nobody’s business', async () => {
    const state = await read(world);
    const operations = readOperations(new Map(segments.map((each) => [each.id, each])));
    const told = factsFor(state, operations, 'j1');
    expect(told.some(({ kind }) => kind === 'draw.set')).toBe(true);
    expect(told.some(({ key: place }) => place === 'match/written/water/r2-1')).toBe(true);
    const teams = told.filter(({ kind }) => kind === 'submission.set');
    expect(teams).toHaveLength(3);
  });
});
