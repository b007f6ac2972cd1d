import { beforeAll, expect, it } from 'vitest';

import {
  assignJurors,
  setCalibration,
  setContestSettings,
  setPerson,
} from '../../../shared/contest/contest-operations.ts';
import { recuse } from '../../../shared/scoring/score-operations.ts';
import { hasConsented, signConsent } from '../../../shared/trust/consent.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { personOf, testSettings } from '../../builders/contest-builder.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

const jurors = ['j1', 'j2', 'j3', 'j4'];
const calibrating = {
  ...testSettings,
  stages: testSettings.stages.map((stage) => ({
    ...stage,
    assignment: { ...stage.assignment, calibration: stage.scored ? 1 : 0 },
  })),
};

/** Four jurors who all score application 1, and calibrate by it. */
async function contest() {
  const hq = await startDesk();
  await foundOn(hq);
  valueOf(
    await hq.record([
      setContestSettings(calibrating),
      ...['j3', 'j4'].map((id) => setPerson(personOf(id, 'juror', 'KZ-10', null))),
      assignJurors('written', '1', jurors),
      assignJurors('written', '2', ['j1', 'j2']),
    ]),
  );
  const laptops: DeskEngine[] = [];
  for (const person of [...jurors, 'c1']) laptops.push(await join(await invite(hq, person)));
  const [j1, j2, j3, j4, c1] = laptops;
  if (!j1 || !j2 || !j3 || !j4 || !c1) throw new Error('five laptops');
  return { hq, j1, j2, j3, j4, c1 };
}

async function answer(hq: DeskEngine, desk: DeskEngine, name: string) {
  const files = valueOf(await hq.exportReceipts());
  await importInto(desk, one(files.filter((file) => file.name === `receipt-${name}.qzb`)));
  return desk.getSnapshot().receipt;
}

it('fixes by the first invitation what the panel calibrates by, and tells every juror the own part of it', async () => {
  const { hq, j1, j4 } = await contest();
  const told = (desk: DeskEngine) => desk.getSnapshot().state?.calibration.get('written');
  expect([hq, j1, j4].map(told)).toEqual([['1'], ['1'], ['1']]);
  valueOf(await hq.record([setCalibration('written', ['2', '1'])]));
  await importInto(j1, await invite(hq, 'j1'));
  await importInto(j4, await invite(hq, 'j4'));
  expect([hq, j1, j4].map(told)).toEqual([['2', '1'], ['2', '1'], ['1']]);
});

it('tells a juror without names how the panel scored, once they and two more have handed in', async () => {
  const { hq, j1, j2, j3, j4, c1 } = await contest();
  await handIn(j1, sheet('1', 'j1'), 7);
  await handIn(j1, sheet('2', 'j1'), 5);
  await handIn(j2, sheet('1', 'j2'), 4);
  await importInto(hq, await scoresOf(j1), await scoresOf(j2));
  expect((await answer(hq, j1, 'j1'))?.panel).toEqual([]);

  await handIn(j3, sheet('1', 'j3'), 9);
  valueOf(await j4.record([recuse(sheet('1', 'j4'), 'a relative')]));
  await importInto(hq, await scoresOf(j3), await scoresOf(j4));
  const receipt = await answer(hq, j1, 'j1');
  expect(receipt?.panel).toEqual([
    {
      stage: 'written',
      submission: '1',
      jurors: 3,
      totals: [4000, 7000, 9000],
      criteria: ['novelty', 'effect', 'economy'].map((criterion) => ({
        criterion,
        scores: [4000, 7000, 9000],
      })),
    },
  ]);
  expect(JSON.stringify(receipt?.panel)).not.toMatch(/j\d|Surname/);
  expect((await answer(hq, j4, 'j4'))?.panel).toEqual([]);
  expect((await answer(hq, c1, 'KZ-10'))?.panel).toEqual([]);
});

it('brings a signed consent to headquarters with the scores', async () => {
  const { hq, j1 } = await contest();
  valueOf(await j1.record([signConsent('j1', calibrating, 'kk')]));
  expect(j1.getSnapshot().notHandedOver).toBe(0);
  await importInto(hq, await scoresOf(j1));
  const consents = hq.getSnapshot().state?.consents;
  expect(consents?.get('j1')).toMatchObject([{ language: 'kk' }]);
  expect(jurors.map((id) => hasConsented(calibrating, consents?.get(id) ?? []))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
