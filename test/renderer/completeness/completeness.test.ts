import { beforeEach, expect, test } from 'vitest';

import type { Milli } from '../../../shared/basics/points.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { noDetails, setJurorDetails } from '../../../shared/contest/juror-details.ts';
import { blockData } from '../../../shared/contest/personal-data.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { handInSheet, recuse, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  completenessOf,
  needsAttention,
  regionState,
} from '../../../renderer/features/see-completeness/completeness.ts';
import type { Due } from '../../../renderer/features/see-completeness/lateness.ts';
import { tilePlace, tileRegions } from '../../../shared/contest/region-tiles.ts';
import { regionsOfProfile } from '../../../shared/contest/regions.ts';
import {
  buildContest,
  personOf,
  stateOf,
  type TestContest,
  type TestInstallation,
} from '../../builders/contest-builder.ts';

let world: TestContest;
let j1: TestInstallation;

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const now = (): Promise<ContestState> =>
  stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments),
  );

async function handIn(submission: string): Promise<void> {
  const first = j1.end.nextOrdinal;
  const criteria = ['novelty', 'effect', 'economy'];
  await j1.seal(criteria.map((id) => setScore(sheet(submission), id, 7000 as Milli)));
  const scores = Object.fromEntries(criteria.map((id, index) => [id, first + index]));
  await j1.seal([
    handInSheet(sheet(submission), { scores, comments: {}, salt: new Uint8Array(16) }),
  ]);
}

const imported = { id: '1', newOperations: 1, code: '00000 00000', state: 'held' as const };

const unset: Due = { type: 'unset' };

const board = async (only: string | null = null, due: Due = unset) => {
  const received = [
    {
      file: 'juror-j1.qzb',
      kind: 'scores' as const,
      ...imported,
      person: 'j1',
      receivedAt: 500,
      createdAt: 400,
    },
    {
      file: 'region.qzb',
      kind: 'regional' as const,
      ...imported,
      person: 'c1',
      receivedAt: 900,
      createdAt: 800,
    },
  ];
  return completenessOf({ state: await now(), stage: 'written', received, due }, only);
};

beforeEach(async () => {
  world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  j1 = first;
});

test('nothing has arrived from anybody at first', async () => {
  const { regions, expected, received } = await board();
  expect({ expected, received }).toEqual({ expected: 6, received: 0 });
  expect(regions.map(({ region, state }) => `${region} ${state}`)).toEqual([
    'KZ-10 none',
    'KZ-55 idle',
  ]);
  expect(regions[0]?.jurors.map(({ person, state }) => `${person.id} ${state}`)).toEqual([
    'j1 not-started',
    'j2 not-started',
  ]);
});

test('sheets that are handed in are counted for the juror and the region, begun ones are not', async () => {
  await handIn('1');
  await j1.seal([setScore(sheet('2'), 'effect', 3000 as Milli)]);
  const [line, other] = (await board()).jurors;
  expect(line).toMatchObject({ received: 1, begun: 1, expected: 3, state: 'part', lastFile: 900 });
  expect(other).toMatchObject({ received: 0, state: 'not-started', lastFile: null });
});

test('a juror who recused and handed in the rest is complete', async () => {
  await handIn('1');
  await handIn('2');
  await j1.seal([recuse(sheet('3'), 'relative')]);
  const [line] = (await board()).jurors;
  expect(line).toMatchObject({ received: 2, expected: 2, recused: 1, state: 'complete' });
  expect(line !== undefined && needsAttention(line)).toBe(false);
});

test('an operation kept aside holds the juror and the region', async () => {
  await j1.seal([setScore(sheet('1'), 'novelty', 99_000 as Milli)]);
  const { regions, held } = await board();
  expect(held).toBe(1);
  expect(regions[0]).toMatchObject({ state: 'held', held: 1 });
  expect(regions[0]?.jurors[0]?.state).toBe('held');
});

test('what is kept aside is told by juror and reason', async () => {
  await j1.seal([setScore(sheet('1'), 'novelty', 99_000 as Milli)]);
  const { heldParts } = await board();
  expect(heldParts.map(({ juror, reason, count }) => [juror?.id, reason, count])).toEqual([
    ['j1', 'out-of-range', 1],
  ]);
  expect((await board('KZ-55')).heldParts).toEqual([]);
});

const past: Due = { type: 'past', day: '2026-05-01', days: 3 };

test('once sheets are due, whoever owes some is late, with the region', async () => {
  await handIn('1');
  const { late, regions, jurors } = await board(null, past);
  expect({ late, byRegion: regions.map((region) => region.late) }).toEqual({
    late: 2,
    byRegion: [2, 0],
  });
  expect(jurors.map(({ daysLate }) => daysLate)).toEqual([3, 3]);
});

test('nobody is late before the day, nor without one, nor with all sheets in, nor after leaving', async () => {
  await handIn('1');
  await handIn('2');
  await j1.seal([recuse(sheet('3'), 'relative')]);
  await world.hq.seal([setJurorDetails('j2', { ...noDetails, left: true })]);
  for (const due of [unset, { ...past, type: 'ahead' as const }, past])
    expect((await board(null, due)).late).toBe(0);
});

test('a juror whose data is blocked is marked', async () => {
  await world.hq.seal([blockData('person', 'j2', true, 'asked for it')]);
  expect((await board()).jurors.map(({ blocked }) => blocked)).toEqual([false, true]);
});

test('jurors outside the list of regions stand in a line of their own, and a coordinator sees the own region only', async () => {
  await world.hq.seal([
    setPerson(personOf('j9', 'juror', null, null)),
    setPerson(personOf('j8', 'juror', 'KZ-75', null)),
  ]);
  expect((await board()).regions.map(({ region, jurors }) => [region, jurors.length])).toEqual([
    ['KZ-10', 2],
    ['KZ-55', 0],
    [null, 2],
  ]);
  expect((await board('KZ-10')).jurors.map(({ person }) => person.id)).toEqual(['j1', 'j2']);
});

test.each([
  [{ expected: 90, received: 90, held: 0 }, 'full'],
  [{ expected: 90, received: 46, held: 0 }, 'most'],
  [{ expected: 90, received: 45, held: 0 }, 'some'],
  [{ expected: 90, received: 0, held: 0 }, 'none'],
  [{ expected: 90, received: 90, held: 1 }, 'held'],
  [{ expected: 0, received: 0, held: 0 }, 'idle'],
])('a region with %o is %s', (line, state) => {
  expect(regionState(line)).toBe(state);
});

test('every region of every dated list has a place of its own on the map', () => {
  for (const profile of ['2014/2018-06', '2018-06/2022-06', '2022-'] as const) {
    const places = regionsOfProfile(profile).map(({ code }) => tilePlace(code));
    expect(places).not.toContain(null);
    expect(new Set(places.map((place) => `${place?.column}/${place?.row}`)).size).toBe(
      places.length,
    );
  }
  expect(tileRegions).toHaveLength(20);
});
