import { beforeAll, expect, test } from 'vitest';

import { readCodes } from '../../../shared/bundle/codes.ts';
import { present } from '../../../shared/basics/assert.ts';
import {
  setFinalAttendance,
  setRunningOrder,
} from '../../../shared/pitching/pitching-operations.ts';
import { currentTurn } from '../../../shared/pitching/turn.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import {
  addSubmission,
  assignJurors,
  setPerson,
} from '../../../shared/contest/contest-operations.ts';
import { attendanceAction } from '../../../renderer/features/run-final/attendance-actions.ts';
import {
  finalProgress,
  type FinalSubject,
  turnsIn,
} from '../../../renderer/features/run-final/final-facts.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { personOf, submissionOf, testSettings } from '../../builders/contest-builder.ts';
import {
  handIn,
  importInto,
  invite,
  join,
  passphrase,
  plainTrust,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { stretchQuickly } from './passphrase-work.ts';

beforeAll(stretchQuickly);

const part = (id: string, seconds: number) => ({
  id,
  title: { kk: id, ru: id, en: id },
  seconds,
});
/** The stage on which projects speak in the hall. */
const liveSettings: ContestSettings = {
  ...testSettings,
  stages: testSettings.stages.map((stage) =>
    stage.id === 'written'
      ? { ...stage, kind: 'live', timing: [part('pitch', 300), part('questions', 240)] }
      : stage,
  ),
};

/** Headquarters in the hall: two projects speak before two members, who judge both. */
async function openHall(): Promise<DeskEngine> {
  const hq = await startDesk();
  const person = { surname: 'Штаб', givenName: '', patronymic: '', organisation: '' };
  valueOf(
    await hq.createContest({ settings: liveSettings, person, passphrase, trust: plainTrust }),
  );
  const actions = [
    ...['j1', 'j2'].map((id) => setPerson(personOf(id, 'juror', 'KZ-10', null))),
    ...['1', '2'].map((id) => addSubmission(submissionOf(id))),
    ...['1', '2'].map((id) => assignJurors('written', id, ['j1', 'j2'])),
    setRunningOrder('written', {
      method: 'hand',
      seed: '',
      entries: ['2', '1'].map((submission) => ({ type: 'turn', submission, place: 'hall' })),
      moves: [],
    }),
  ];
  for (const action of actions) valueOf(await hq.record([action]));
  return hq;
}

function subjectOf(desk: DeskEngine): FinalSubject {
  const state = present(desk.getSnapshot().state, 'the contest is open');
  const stage = present(
    liveSettings.stages.find(({ id }) => id === 'written'),
    'projects speak',
  );
  return { state, settings: liveSettings, stage };
}

/** How far each juror is with each turn, in the order of the turns. */
const cellsAt = (desk: DeskEngine) => finalProgress(subjectOf(desk)).rows.map(({ cells }) => cells);

/** What a camera reads off the juror's screen, one code after another, the first one twice and the last one first. */
async function showCodes(juror: DeskEngine): Promise<readonly NamedFile[]> {
  const codes = valueOf(await juror.exportCodes());
  const { transfers, refused } = readCodes([...codes.toReversed(), ...codes.slice(0, 1)]);
  expect(refused).toEqual([]);
  return transfers.flatMap(({ id, state }) =>
    state.status === 'whole' ? [{ name: `${id}.codes`, bytes: state.bytes }] : [],
  );
}

test('a juror’s own laptop scores the turn in the hall and hands it over by codes, turn after turn', async () => {
  const hq = await openHall();
  const juror = await join(await invite(hq, 'j1'));
  expect(currentTurn(turnsIn(subjectOf(juror)))?.submission).toBe('2');
  await handIn(juror, sheet('2'), 8);
  await importInto(hq, ...(await showCodes(juror)));
  expect(cellsAt(hq)).toEqual([
    ['handed-in', 'nothing'],
    ['nothing', 'nothing'],
  ]);

  await handIn(juror, sheet('1'), 6);
  await importInto(hq, ...(await showCodes(juror)));
  expect(cellsAt(hq)).toEqual([
    ['handed-in', 'nothing'],
    ['handed-in', 'nothing'],
  ]);
  const { counts, quarantine } = subjectOf(hq).state;
  expect(counts).toMatchObject({ hard: 0, fork: 0, rule: 0 });
  expect(quarantine).toEqual([]);
});

test('who was marked absent and comes after all judges the turn, and nothing of it is kept aside', async () => {
  const hq = await openHall();
  const juror = await join(await invite(hq, 'j1'));
  const say = async (how: 'absent' | 'hall') =>
    valueOf(
      await hq.record([
        attendanceAction(
          subjectOf(hq),
          'j1',
          { how, from: null, reason: how === 'absent' ? 'Ауырып қалды' : '' },
          'Келді',
        ),
      ]),
    );
  await say('absent');
  expect(cellsAt(hq)).toEqual([
    ['unawaited', 'nothing'],
    ['unawaited', 'nothing'],
  ]);
  await say('hall');
  const said = present(
    hq.getSnapshot().state?.finalAttendance.get('written')?.get('j1'),
    'the attendance is recorded',
  );
  expect(said).toEqual({ how: 'hall', from: null, reason: '' });
  await handIn(juror, sheet('2'), 8);
  await importInto(hq, ...(await showCodes(juror)));
  expect(cellsAt(hq)).toEqual([
    ['handed-in', 'nothing'],
    ['nothing', 'nothing'],
  ]);
  expect(subjectOf(hq).state.sheets.get('written/2/j1')?.counted).toBe(true);
  expect(subjectOf(hq).state.quarantine).toEqual([]);
});

test('coming back says why in its record, and an absence needs no other reason than its own', async () => {
  const hq = await openHall();
  const absent = { how: 'absent', from: null, reason: 'Ауырып қалды' } as const;
  const away = attendanceAction(subjectOf(hq), 'j1', absent, 'Келді');
  expect(away).toEqual(setFinalAttendance('written', 'j1', absent));
  valueOf(await hq.record([away]));
  const here = { how: 'remote', from: null, reason: '' } as const;
  expect(attendanceAction(subjectOf(hq), 'j1', here, 'Келді').reason).toBe('Келді');
  const late = { how: 'hall', from: '1', reason: 'Кешікті' } as const;
  expect(attendanceAction(subjectOf(hq), 'j1', late, 'Келді').reason).toBe('Келді');
});
