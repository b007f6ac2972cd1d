import { beforeEach, expect, test } from 'vitest';

import type { Milli } from '../../../shared/basics/points.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { handInSheet, recuse, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  inWorkingOrder,
  isClosed,
  nextOpen,
  paperJurors,
  paperStage,
} from '../../../renderer/features/enter-paper/paper-work.ts';
import { regionFile } from '../../../renderer/features/hand-over-region/region-file.ts';
import {
  buildContest,
  personOf,
  stateOf,
  type TestContest,
} from '../../builders/contest-builder.ts';

let world: TestContest;

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const now = (): Promise<ContestState> =>
  stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments),
  );

/** The coordinator enters a whole sheet and hands it in for the juror. */
async function enterOnPaper(submission: string): Promise<void> {
  const first = world.coordinator.end.nextOrdinal;
  const criteria = ['novelty', 'effect', 'economy'];
  await world.coordinator.seal(
    criteria.map((id) => setScore(sheet(submission), id, 7000 as Milli)),
  );
  const scores = Object.fromEntries(criteria.map((id, index) => [id, first + index]));
  await world.coordinator.seal([
    handInSheet(sheet(submission), { scores, comments: {}, salt: new Uint8Array(16) }),
  ]);
}

beforeEach(async () => {
  world = await buildContest();
});

test('a coordinator enters the sheets of the jurors of the own region, stage by stage', async () => {
  await world.hq.seal([setPerson(personOf('j9', 'juror', 'KZ-55', null))]);
  const state = await now();
  expect(paperStage(state)?.id).toBe('written');
  const jurors = paperJurors(state, 'written', 'KZ-10');
  expect(jurors.map(({ person, open }) => `${person.id} ${open}`)).toEqual(['j1 3', 'j2 3']);
  expect(paperJurors(state, 'written', 'KZ-55')).toEqual([]);
});

test('without assignments there is no stage to enter', async () => {
  const state = await now();
  expect(paperStage({ ...state, assignments: new Map() })).toBeNull();
});

test('a sheet handed in or recused is closed, and work goes on with the next open one', async () => {
  await enterOnPaper('1');
  await world.coordinator.seal([
    recuse(sheet('2'), 'relative'),
    setScore(sheet('3'), 'effect', 5000 as Milli),
  ]);
  const [juror] = paperJurors(await now(), 'written', 'KZ-10');
  if (juror === undefined) throw new Error('a juror');
  expect(juror.sheets.map((each) => isClosed(each.sheet))).toEqual([true, true, false]);
  expect(juror.open).toBe(1);
  expect(inWorkingOrder(juror.sheets).map(({ submission }) => submission.id)).toEqual([
    '3',
    '1',
    '2',
  ]);
  expect(nextOpen(juror.sheets, '1')).toBe('3');
  expect(nextOpen(juror.sheets, '3')).toBeNull();
});

test('after the last sheet of the list the first open one follows', async () => {
  const [juror] = paperJurors(await now(), 'written', 'KZ-10');
  expect(nextOpen(juror?.sheets ?? [], '3')).toBe('1');
});

test('the region’s file tells what is in it and what came since the last one', async () => {
  await enterOnPaper('1');
  await world.coordinator.seal([
    recuse(sheet('2'), 'relative'),
    setScore(sheet('3'), 'effect', 5000 as Milli),
  ]);
  const bundle = (receivedAt: number) => ({
    id: `import-${receivedAt}`,
    newOperations: 3,
    code: 'AB12',
    state: 'held' as const,
    file: 'juror-j1.qzb',
    kind: 'scores' as const,
    person: 'j1',
    receivedAt,
    createdAt: 0,
  });
  const snapshot = { state: await now(), received: [bundle(10), bundle(30)], notHandedOver: 2 };
  const file = regionFile(
    { ...snapshot, lastExport: { name: 'region-KZ-10.qzb', at: 20 } },
    'KZ-10',
  );
  expect(file).toMatchObject({ handedIn: 1, expected: 5, complete: 0, newFiles: 1, newSheets: 2 });
  expect(file.jurors[0]).toMatchObject({ handedIn: 1, begun: 1, expected: 2 });
  expect(regionFile({ ...snapshot, lastExport: null }, 'KZ-10').newFiles).toBe(2);
  const [first, second] = snapshot.received;
  if (first === undefined || second === undefined) throw new Error('two files');
  const received = [first, { ...second, state: 'undone' as const }];
  expect(regionFile({ ...snapshot, received, lastExport: null }, 'KZ-10').newFiles).toBe(1);
});
