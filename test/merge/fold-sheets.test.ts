import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { Archive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  commentKey,
  handInSheet,
  recuse,
  reopenSheet,
  scoreKey,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import {
  archiveOf,
  buildContest,
  submissionOf,
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';
import { judgeAll, memoryOf, said } from './plain-worlds.ts';

const criteria = ['novelty', 'effect', 'economy', 'beauty'] as const;

const plainCount = (state: FoldedContest): number => memoryOf(state).plain.size;

/** Asks a state that nobody has gone through for each head and sheet, and for some that are not there. */
function askOneByOne(asked: FoldedContest, listed: FoldedContest): void {
  const names = [...listed.heads.keys()];
  for (const key of [...names, ...names.map((name) => `${name}x`), 'score/written', 'x']) {
    const known = names.includes(key);
    expect(asked.heads.has(key)).toBe(known);
    expect(asked.heads.get(key)).toEqual(
      known ? new Map(listed.heads.entries()).get(key) : undefined,
    );
  }
  expect(asked.heads.size).toBe(names.length);
  expect([...asked.heads.values()]).toEqual([...listed.heads.values()]);
  const visited: string[] = [];
  asked.heads.forEach((operations, key, heads) => {
    expect(heads).toBe(asked.heads);
    expect(operations.every((operation) => operation.key === key)).toBe(true);
    visited.push(key);
  });
  expect(visited).toEqual(names);
  for (const [name, sheet] of listed.sheets) {
    expect(asked.sheets.get(name)).toEqual(sheet);
    expect(asked.sheets.get(`${name}x`)).toBeUndefined();
  }
}

interface Step {
  readonly who: number;
  readonly what: number;
  readonly submission: number;
  readonly criterion: number;
  readonly value: number;
  readonly parents: number;
  readonly target: number;
}

/** What jurors do every day: scores, comments and hand-ins on the own sheets. */
const dailyStep: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(6),
  what: fc.integer({ min: 6, max: 23 }),
  submission: fc.nat(2),
  criterion: fc.nat(7),
  value: fc.nat(20),
  parents: fc.nat(6),
  target: fc.nat(),
});

/** Anything at all, by anybody. */
const wildStep: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(9),
  what: fc.nat(23),
  submission: fc.nat(3),
  criterion: fc.nat(8),
  value: fc.nat(23),
  parents: fc.nat(9),
  target: fc.nat(),
});

const steps = fc
  .tuple(fc.array(dailyStep, { minLength: 4, maxLength: 20 }), fc.array(wildStep, { maxLength: 4 }))
  .map(([daily, wild]) =>
    wild.reduce<readonly Step[]>(
      (all, each) => all.toSpliced(each.target % (all.length + 1), 0, each),
      daily,
    ),
  );

let world: TestContest;

/** Installations that go on from the same beginning, the first juror's laptop copied. */
class History {
  readonly hq = world.hq.copy();
  readonly jurors = [...world.jurors, ...world.jurors.slice(0, 1)].map((juror) => juror.copy());
  readonly coordinator = world.coordinator.copy();
  readonly made: { readonly id: OperationId; readonly key: string }[] = [];

  get segments(): readonly Segment[] {
    const begun = [world.hq, ...world.jurors, world.coordinator];
    return [...begun, this.hq, ...this.jurors, this.coordinator].flatMap(
      ({ segments }) => segments,
    );
  }

  private who(number: number): TestInstallation {
    if (number < 7) return this.jurors[number % 2] ?? this.hq;
    return [this.jurors[2], this.coordinator, this.hq][number - 7] ?? this.hq;
  }

  /** Ordinals that the own log has for the fields of a sheet, the latest of each; wrong ones on demand. */
  private listed(log: string, keyOf: (id: string) => string, off: number): Record<string, number> {
    const own = readOperations(new Map(this.segments.map((segment) => [segment.id, segment])));
    return Object.fromEntries(
      criteria.flatMap((id) => {
        const last = own.findLast((each) => each.log === log && each.key === keyOf(id));
        return last === undefined ? [] : [[id, Math.max(0, last.ordinal - off)]];
      }),
    );
  }

  private action(who: TestInstallation, each: Step): Action {
    const owner = this.jurors.indexOf(who);
    const juror = each.value === 23 || owner < 0 ? 'j2' : owner === 1 ? 'j2' : 'j1';
    const sheet = {
      stage: 'written',
      submission: String(each.submission + 1),
      juror,
    };
    const criterion = criteria[Math.floor(each.criterion / 2.5)] ?? 'novelty';
    const target = this.made[each.target % Math.max(1, this.made.length)];
    const id = target?.id ?? (`${'A'.repeat(43)}.0` as OperationId);
    const { submission } = sheet;
    switch (each.what) {
      case 0:
        return recuse(sheet, 'a relative');
      case 1:
        return reopenSheet(sheet, id, 'asked by phone');
      case 2:
        return settleQuarantine(id, each.value % 2 === 0 ? 'released' : 'left-out', 'seen');
      case 3:
        return resolveConflict(
          scoreKey('written', submission, juror, criterion),
          each.value * 500,
          [id],
          'both asked',
        );
      case 4:
        return cutOffStage(
          'written',
          this.segments.map((segment) => segment.id),
        );
      case 5:
        return addSubmission({
          ...submissionOf(submission),
          eligibility: { admitted: each.value > 3, reason: '' },
        });
      case 6:
      case 7:
        return setComment(sheet, criterion, 'a comment'.slice(0, each.value));
      case 8:
      case 9:
      case 10:
        return handInSheet(sheet, {
          scores: this.listed(
            who.log,
            (name) => scoreKey('written', submission, juror, name),
            each.value === 20 ? 1 : 0,
          ),
          comments: this.listed(
            who.log,
            (name) => commentKey('written', submission, juror, name),
            each.value === 21 ? 1 : 0,
          ),
          salt: new Uint8Array(16).fill(each.value),
        });
      default:
        return setScore(
          sheet,
          criterion,
          each.value === 22
            ? 'cannot-judge'
            : each.value === 19
              ? null
              : ((each.value * 500) as Milli),
        );
    }
  }

  async take(each: Step): Promise<void> {
    const needsHq = each.what >= 2 && each.what <= 5;
    const who = needsHq ? this.hq : this.who(each.who);
    const action = this.action(who, each);
    const before = this.made.filter(({ key }) => key === action.key);
    const proper = before.slice(-1).map(({ id }) => id);
    const any = this.made.slice(each.target % Math.max(1, this.made.length)).slice(0, 1);
    const parents = each.parents < 8 ? proper : any.map(({ id }) => id);
    const basis = each.parents === 7 ? any[0]?.id : undefined;
    const segment = await who.seal([
      {
        ...action,
        parents: action.parents ?? parents,
        ...(basis === undefined || action.basis !== undefined ? {} : { basis }),
      },
    ]);
    const [id] = readOperations(new Map([[segment.id, segment]])).map((operation) => operation.id);
    if (id !== undefined) this.made.push({ id, key: action.key });
  }
}

beforeAll(async () => {
  world = await buildContest();
});

const archived = (segments: readonly Segment[]): Promise<Archive> =>
  archiveOf(world.contest, segments);

describe('folding plain sheets by themselves', () => {
  it('comes to what judging every operation comes to, and to the same when it goes on from an earlier state', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), async (taken, cut) => {
        const history = new History();
        for (const each of taken) await history.take(each);
        // A segment that is missing leaves a gap in its log.
        const gap = cut % 3 === 0 ? cut % history.segments.length : -1;
        const segments = history.segments.filter((_, index) => index !== gap);
        const archive = await archived(segments);
        const short = foldContest(archive);
        plain += plainCount(short);
        expect(said(short)).toEqual(said(foldContest(archive, null, judgeAll)));
        askOneByOne(foldContest(archive), short);
        const earlier = foldContest(await archived(segments.slice(0, cut % segments.length)));
        expect(said(foldContest(archive, earlier))).toEqual(said(short));
      }),
      { numRuns: 30 },
    );
    expect(plain).toBeGreaterThan(30);
  }, 60_000);
});
