import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { Action } from '../../shared/contest/action.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { scoreKey, setScore } from '../../shared/scoring/score-operations.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  revokeKey,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  buildContest,
  cutAt,
  idIn,
  installAgain,
  segmentsOf,
  seedOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const stage = 'written';
const score = (submission: string, juror: string, value: number): Action =>
  setScore({ stage, submission, juror }, 'novelty', (value * 1000) as Milli);

/** Confirmed keys, one refused by nobody yet, one limited to a stage that is not there, one revoked at a cut. */
async function keys(world: TestContest): Promise<readonly TestInstallation[]> {
  const { hq, second, coordinator, jurors } = world;
  const [j1, j2] = jurors;
  const approved = async (action: Action): Promise<void> => {
    await second.seal([approveStatement(idIn(await hq.seal([action])))]);
  };
  await approved(confirmKey(coordinator.publicKey));
  await coordinator.seal([confirmKey(present(j1, 'a juror').publicKey, 'compared by telephone')]);
  await approved(confirmKey(present(j2, 'a juror').publicKey));
  await hq.seal([addSubmission(submissionOf('5')), confirmKey(coordinator.publicKey, 'waits')]);
  const limited = await installAgain(world, 41, { person: 'j2', ticketSeed: 12 });
  await approved(confirmKey(limited.publicKey));
  await approved(setKeyRights(limited.publicKey, ['final']));
  await limited.seal([score('1', 'j2', 2)]);
  const strange = await installAgain(world, 42, { person: 'j1', ticketSeed: 11 });
  await strange.seal([score('1', 'j1', 1)]);
  return [limited, strange];
}

/** A restored laptop that goes on in a new log, and a key whose later work is revoked. */
async function revocation({ contest, hq, jurors }: TestContest): Promise<TestInstallation> {
  const laptop = present(jurors[0], 'a juror');
  const before = await laptop.seal([score('1', 'j1', 7), score('2', 'j1', 8)]);
  const restored = new TestInstallation(contest, laptop.key, 43);
  await restored.seal([
    continueLog(restored.log, { previous: laptop.log, head: before.id, cause: 'restored' }),
    score('3', 'j1', 6),
  ]);
  const kept = restored.segments.map(cutAt);
  await laptop.seal([score('3', 'j1', 9)]);
  await hq.seal([revokeKey(laptop.publicKey, [cutAt(before), ...kept], 'the laptop was stolen')]);
  return restored;
}

/** A stage's end with something late, a decision taken back, a fork that a third branch opens again. */
async function settlements({
  hq,
  second,
  coordinator,
  jurors,
}: TestContest): Promise<readonly TestInstallation[]> {
  const laptop = present(jurors[1], 'a juror');
  const own = await laptop.seal([score('1', 'j2', 5), score('2', 'j2', 10.5)]);
  const typed = await coordinator.seal([score('1', 'j2', 6)]);
  const resolution = await hq.seal([
    resolveConflict(scoreKey(stage, '1', 'j2', 'novelty'), 6000, [idIn(own), idIn(typed)], 'paper'),
  ]);
  await hq.seal([withdrawSettlement(idIn(resolution), 'the wrong sheet')]);
  await hq.seal([settleQuarantine(idIn(own, 1), 'released', 'bonus')]);
  await second.seal([settleQuarantine(idIn(own, 1), 'left-out', 'no bonus')]);
  const copies = [laptop.copy(), laptop.copy()];
  for (const [index, each] of [laptop, ...copies].entries())
    await each.seal([score('3', 'j2', 3 + index)]);
  const heads = [laptop, ...copies.slice(0, 1)].map(
    ({ segments }) => present(segments.at(-1), 'sealed').id,
  );
  await hq.seal([settleFork(laptop.log, 'two laptops', heads)]);
  const inTime = [laptop, ...jurors.slice(0, 1)].map(
    ({ segments }) => present(segments.at(-1), 'sealed').id,
  );
  await hq.seal([cutOffStage(stage, [...inTime, typed.id])]);
  await coordinator.seal([score('2', 'j1', 4)]);
  await hq.seal([
    setRecipients('headquarters', [seedOf(61), seedOf(62)]),
    setRecipients('KZ-10', [seedOf(63)]),
  ]);
  return copies;
}

/** A contest of two roots whose keys are confirmed by people: everything that is said of keys, as one bundle. */
export async function trustContest(): Promise<Vector> {
  const world = await buildContest({ threshold: 2, confirmation: 'confirmed' });
  const others = [...(await keys(world)), await revocation(world), ...(await settlements(world))];
  const bytes = await writeBundle(
    {
      manifest: {
        contest: world.contest,
        title: { kk: 'Сенім', ru: 'Доверие', en: 'Trust' },
        demo: false,
        kind: 'archive',
        recipients: ['headquarters'],
        sender: { log: world.hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
        created: 1_700_000_200_000,
      },
      segments: segmentsOf(world, ...others),
    },
    world.hq.key,
  );
  return { name: 'trust.qzb', bytes };
}
