import fc from 'fast-check';
import { expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import { createSheetOutcomes } from '../../shared/merge/sheet-outcomes.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  handInSheet,
  recuse,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { buildContest, stateOf, type TestInstallation } from '../builders/contest-builder.ts';
import { casesOf } from '../long/count-cases.ts';

const criteria = ['novelty', 'effect', 'economy'];
const ref = (submission: string, juror: string) => ({
  stage: 'written',
  submission,
  juror,
});
const salt = new Uint8Array(16);

/** What somebody does on one sheet; 99 is off every scale. */
const deeds = fc.array(
  fc.record({
    by: fc.constantFrom('j1' as const, 'c1' as const, 'j2' as const),
    submission: fc.constantFrom('1', '2', '9'),
    deed: fc.oneof(
      fc.record({
        type: fc.constant('score' as const),
        criterion: fc.constantFrom(...criteria, 'unknown'),
        points: fc.constantFrom(3, 7, 7.5, 99),
      }),
      fc.record({
        type: fc.constant('comment' as const),
        text: fc.constantFrom('a', 'b'),
      }),
      fc.record({
        type: fc.constantFrom('hand-in' as const, 'recuse' as const, 'all' as const),
      }),
    ),
    replaces: fc.boolean(),
  }),
  { minLength: 2, maxLength: 9 },
);

type Deed = (typeof deeds extends fc.Arbitrary<infer T> ? T : never) extends readonly (infer D)[]
  ? D
  : never;

async function play(list: readonly Deed[]): Promise<{
  readonly fold: () => Promise<FoldedContest>;
  readonly hq: TestInstallation;
}> {
  const world = await buildContest();
  const [j1, j2] = world.jurors;
  if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
  const by = { j1, j2, c1: world.coordinator };
  const ordinals = new Map<string, Record<string, number>>();
  for (const { by: who, submission, deed, replaces } of list) {
    const laptop = by[who];
    const sheet = ref(submission, who === 'j2' ? 'j2' : 'j1');
    const listed = ordinals.get(`${who}/${submission}`) ?? {};
    const setOne = (criterion: string, points: number, at: number): Action => {
      const action = setScore(sheet, criterion, milli(points * 1000));
      const before = listed[criterion];
      const segment = laptop.segments.findLast(
        ({ header }) => header.firstOrdinal <= (before ?? -1),
      );
      listed[criterion] = at;
      return replaces && before !== undefined && segment !== undefined
        ? { ...action, parents: [`${segment.id}.${before}` as never] }
        : action;
    };
    const first = laptop.end.nextOrdinal;
    if (deed.type === 'score') {
      await laptop.seal([setOne(deed.criterion, deed.points, first)]);
    } else if (deed.type === 'all') {
      await laptop.seal(criteria.map((id, at) => setOne(id, 5, first + at)));
    } else if (deed.type === 'comment') {
      await laptop.seal([setComment(sheet, 'effect', deed.text)]);
    } else if (deed.type === 'recuse') {
      await laptop.seal([recuse(sheet, 'a cousin')]);
    } else if (Object.keys(listed).length > 0) {
      await laptop.seal([handInSheet(sheet, { scores: { ...listed }, comments: {}, salt })]);
    }
    ordinals.set(`${who}/${submission}`, listed);
  }
  const fold = () =>
    stateOf(
      world.contest,
      [world.hq, j1, j2, world.coordinator].flatMap(({ segments }) => segments),
    );
  return { fold, hq: world.hq };
}

const ranked = (state: FoldedContest, name: string) => {
  const sheet = state.sheets.get(name);
  return sheet === undefined
    ? undefined
    : {
        scores: sheet.scores,
        counted: sheet.counted,
        recused: sheet.status === 'recused',
      };
};

test('a version of a conflict leaves the sheet as the fold with that resolution does', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.nat(), fc.nat(), async (list, pick, version) => {
      const { fold, hq } = await play(list);
      const state = await fold();
      const conflict = state.hard[pick % Math.max(1, state.hard.length)];
      const kept = conflict?.alternatives[version % conflict.alternatives.length];
      if (conflict === undefined || kept === undefined) return;
      const { key } = conflict;
      const [sheet] = createSheetOutcomes(state)({
        kept: [{ key, value: kept.value }],
        released: [],
      });
      const parents = conflict.alternatives.map(({ operation }) => operation.id);
      await hq.seal([resolveConflict(key, kept.value, parents, 'compared')]);
      const after = await fold();
      const name = `${sheet?.stage}/${sheet?.submission}/${sheet?.juror}`;
      expect(ranked({ ...after, sheets: new Map(sheet ? [[name, sheet]] : []) }, name)).toEqual(
        ranked(after, name),
      );
    }),
    { numRuns: casesOf(25, 2000) },
  );
}, 60_000);

test('records that are released leave their sheets as the fold with that release does', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.nat(), async (list, pick) => {
      const { fold, hq } = await play(list);
      const state = await fold();
      const first = state.quarantine[pick % Math.max(1, state.quarantine.length)];
      if (first === undefined) return;
      const released = state.quarantine
        .filter(
          ({ operation, reason }) =>
            operation.signer === first.operation.signer && reason === first.reason,
        )
        .map(({ operation }) => operation);
      const outcomes = createSheetOutcomes(state)({ kept: [], released });
      await hq.seal(released.map(({ id }) => settleQuarantine(id, 'released', 'asked')));
      const after = await fold();
      for (const sheet of outcomes) {
        const name = `${sheet.stage}/${sheet.submission}/${sheet.juror}`;
        expect(ranked({ ...after, sheets: new Map([[name, sheet]]) }, name)).toEqual(
          ranked(after, name),
        );
      }
    }),
    { numRuns: casesOf(25, 2000) },
  );
}, 60_000);
