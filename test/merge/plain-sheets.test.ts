import { describe, expect, it } from 'vitest';

import { addSubmission, assignJurors } from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import {
  resolveConflict,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { recuse, reopenSheet } from '../../shared/scoring/score-operations.ts';
import { confirmKey, revokeKey, setKeyRights } from '../../shared/trust/key-operations.ts';
import {
  archiveOf,
  cutAt,
  ed25519,
  idIn,
  installAgain,
  seedOf,
  submissionOf,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { at, type Desks, handIn, memoryOf, played, score } from './plain-worlds.ts';

/** The id of an operation of an installation's latest segment. */
const last = (desk: TestInstallation, index = 0) => idIn(desk.segments.at(-1), index);

const novelty = (submission: string, juror = 'j1', stage = 'written') =>
  score('novelty', 5000, at(submission, juror, stage));
const names = (...submissions: readonly string[]) =>
  submissions.map((submission) => `written/${submission}/j1`);

/** Sheets 1 and 2 of j1, and what else is done; the names of plain sheets. */
const plainWith = async (
  play: (desks: Desks) => Promise<readonly TestInstallation[] | void>,
): Promise<readonly string[]> =>
  (
    await played(async (desks) => {
      await desks.j1.seal([novelty('1'), novelty('2')]);
      return play(desks);
    })
  ).plain;

describe('a sheet is judged entry by entry', () => {
  it('where anybody but its juror enters something on it', async () => {
    expect(await plainWith(async () => undefined)).toEqual(names('1', '2'));
    expect(await plainWith(async ({ c1 }) => void (await c1.seal([novelty('1')])))).toEqual(
      names('2'),
    );
    const byAnother = async ({ j2 }: Desks) => void (await j2.seal([novelty('1'), novelty('3')]));
    expect(await plainWith(byAnother)).toEqual(names('2'));
    expect(await plainWith(async ({ hq }) => void (await hq.seal([novelty('1')])))).toEqual(
      names('2'),
    );
    const own = await plainWith(async ({ j2 }) => void (await j2.seal([novelty('1', 'j2')])));
    expect(own).toEqual([...names('1'), 'written/1/j2', ...names('2')].toSorted());
    const { world } = await played(async () => undefined);
    const nobody = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(77)), 77);
    await nobody.seal([novelty('1'), novelty('3')]);
    expect(await plainWith(async () => [nobody])).toEqual(names('2'));
    const { tables } = await played(async ({ j1, c1 }) => {
      await j1.seal([novelty('1'), novelty('2')]);
      await c1.seal([novelty('1')]);
    });
    expect(tables.map(({ source, sheets }) => [source.juror, sheets])).toEqual([['j1', [1]]]);
  });

  it.each<[string, (desks: Desks) => Promise<unknown>]>([
    ['a step back', ({ j1 }) => j1.seal([recuse(at('1'), 'a relative')])],
    [
      'a permission to open it again',
      ({ j1, hq }) => hq.seal([reopenSheet(at('1'), last(j1), 'asked')]),
    ],
    [
      'a decision on one of its scores',
      ({ hq }) => hq.seal([resolveConflict('score/written/1/j1/effect', 5000, [], 'on paper')]),
    ],
    [
      'a decision on whether an entry counts',
      ({ j1, hq }) => hq.seal([settleQuarantine(last(j1), 'left-out', 'a slip')]),
    ],
  ])('where something else is said about it: %s', async (_, play) => {
    expect(await plainWith(async (desks) => void (await play(desks)))).toEqual(names('2'));
  });

  it('never for a decision about what is not here', async () => {
    const unknown = `${'A'.repeat(43)}.0` as OperationId;
    const play = ({ hq }: Desks) => hq.seal([settleQuarantine(unknown, 'left-out', 'a slip')]);
    expect(await plainWith(async (desks) => void (await play(desks)))).toEqual(names('1', '2'));
  });

  it('no more where such a decision was taken back', async () => {
    const plain = await plainWith(async ({ j1, hq }) => {
      const settled = await hq.seal([settleQuarantine(last(j1), 'left-out', 'a slip')]);
      await hq.seal([withdrawSettlement(idIn(settled), 'no slip')]);
    });
    expect(plain).toEqual(names('1', '2'));
  });

  it('where nobody assigned it, where the application is not admitted, and where none are', async () => {
    const unassigned = await plainWith(async ({ j1, hq }) => {
      const said = await hq.seal([addSubmission(submissionOf('4'))]);
      await hq.seal([assignJurors('written', '4', ['j2'])]);
      await j1.seal([novelty('4')]);
      expect(said.header.operations).toBe(1);
    });
    expect(unassigned).toEqual(names('1', '2'));
    const refused = await plainWith(async ({ j1, hq }) => {
      await hq.seal([
        addSubmission({ ...submissionOf('4'), eligibility: { admitted: false, reason: 'late' } }),
        assignJurors('written', '4', ['j1']),
        addSubmission(submissionOf('5')),
        assignJurors('written', '5', ['j1']),
      ]);
      await j1.seal([novelty('4'), novelty('5')]);
    });
    expect(refused).toEqual(names('1', '2', '5'));
    const unknown = await plainWith(async ({ j1, hq }) => {
      await hq.seal([assignJurors('written', '6', ['j1'])]);
      await j1.seal([novelty('6'), novelty('7')]);
    });
    expect(unknown).toEqual(names('1', '2'));
  });

  it('where its stage is none of the contest, or has no scores', async () => {
    const plain = await plainWith(async ({ j1 }) => {
      await j1.seal([novelty('1', 'j1', 'talk'), novelty('1', 'j1', 'elsewhere')]);
    });
    expect(plain).toEqual(names('1', '2'));
  });

  it('where its juror’s key was revoked or has other stages', async () => {
    const revoked = await plainWith(async ({ j1, hq }) => {
      const [kept] = j1.segments;
      await hq.seal([revokeKey(j1.publicKey, kept === undefined ? [] : [cutAt(kept)], 'lost')]);
    });
    expect(revoked).toEqual([]);
    const limit = (stage: string) =>
      plainWith(async ({ j1, hq }) => void (await hq.seal([setKeyRights(j1.publicKey, [stage])])));
    expect(await limit('lab')).toEqual([]);
    expect(await limit('written')).toEqual(names('1', '2'));
  });

  it('where it was entered on outside the end of its stage’s time', async () => {
    const until = (which: number, stage = 'written') =>
      plainWith(async ({ j1, hq }) => {
        await j1.seal([novelty('3')]);
        await j1.seal([score('effect', 5000)]);
        const { id } = j1.segments[which] ?? cutAtNothing;
        await hq.seal([cutOffStage(stage, [id])]);
      });
    expect(await until(2)).toEqual(names('1', '2', '3'));
    expect(await until(1)).toEqual(names('2', '3'));
    expect(await until(0)).toEqual(names('2'));
    expect(await until(0, 'lab')).toEqual(names('1', '2', '3'));
  });
});

const cutAtNothing = { id: 'A'.repeat(43) as never };

describe('a log is folded by itself', () => {
  it('where it is one line, and not where it was copied', async () => {
    expect(
      await plainWith(async ({ j1 }) => {
        const copy = j1.copy();
        await j1.seal([novelty('3')]);
        await copy.seal([score('effect', 5000, at('3')), novelty('3')]);
        return [copy];
      }),
    ).toEqual([]);
  });

  it('where nothing of it is missing in between, though its beginning may be', async () => {
    const without = async (which: number) => {
      let missing = '';
      const { plain } = await played(
        async ({ j1 }) => {
          for (const submission of ['1', '2', '3']) await j1.seal([novelty(submission)]);
          missing = j1.segments[which]?.id ?? '';
        },
        ({ id }) => id !== missing,
      );
      return plain;
    };
    expect(await without(-1)).toEqual(names('1', '2', '3'));
    expect(await without(2)).toEqual(names('1', '2'));
    expect(await without(1)).toEqual([]);
  });

  it('in its own order, whatever order its segments arrived in', async () => {
    const { world, segments, plain } = await played(async ({ j1 }) => {
      await j1.seal([novelty('1')]);
      await j1.seal([score('novelty', 6000, at('1'), last(j1))]);
      await j1.seal([handIn({ novelty: 2 })]);
    });
    expect(plain).toEqual(names('1'));
    const state = foldContest(await archiveOf(world.contest, segments.toReversed()));
    expect(memoryOf(state).plain.size).toBe(1);
    expect(state.sheets.get('written/1/j1')).toMatchObject({
      scores: { novelty: 6000 },
      status: 'handed-in',
    });
  });

  it('beside the same juror’s other logs, but for sheets that both enter something on', async () => {
    const together = await plainWith(async ({ j1 }) => {
      const next = new TestInstallation(j1.contest, j1.key, 51);
      await next.seal([novelty('3'), score('effect', 5000)]);
      const third = new TestInstallation(j1.contest, j1.key, 52);
      await third.seal([score('mass', 1, at('1', 'j1', 'lab'))]);
      return [next, third];
    });
    expect(together).toEqual(['lab/1/j1', ...names('2', '3')]);
    const copied = await plainWith(async ({ j1 }) => {
      const next = new TestInstallation(j1.contest, j1.key, 51);
      const copy = next.copy();
      await next.seal([novelty('3')]);
      await copy.seal([score('effect', 5000, at('3')), novelty('3')]);
      return [next, copy];
    });
    expect(copied).toEqual(names('1', '2'));
  });

  it('where its juror has one key, or headquarters confirmed each', async () => {
    const { world } = await played(async () => undefined);
    const again = await installAgain(world, 31, { person: 'j1', ticketSeed: 11 });
    await again.seal([novelty('3')]);
    expect(await plainWith(async () => [again])).toEqual([]);
    const both = await plainWith(async ({ j1, hq }) => {
      await hq.seal([confirmKey(again.publicKey), confirmKey(j1.publicKey)]);
      return [again];
    });
    expect(both).toEqual(names('1', '2', '3'));
  });
});
