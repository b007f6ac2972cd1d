import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { type RankingMethod, rankingMethods } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { createImpactCounter } from '../../shared/ranking/conflict-impact.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import type { StageStake } from '../../shared/ranking/stage-preview.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';
import { casesOf } from '../long/count-cases.ts';
import { settingsWith, type StagedSheet, stateWith } from './stage-state.ts';

const title = { kk: '', ru: '', en: '' };
const nominations = {
  a: 'water',
  b: 'water',
  c: 'water',
  d: 'wind',
  e: 'wind',
  f: 'wind',
};
const ids = Object.keys(nominations);
const jurors = ['j1', 'j2', 'j3'];

const point = fc.option(fc.integer({ min: 0, max: 20 }).map((half) => half / 2));
const points = fc.tuple(point, point, point);

/** Sheets of six submissions by three jurors, some of them missing or not counted. */
const sheets = fc
  .array(fc.record({ points, counted: fc.boolean(), there: fc.boolean() }), {
    minLength: ids.length * jurors.length,
    maxLength: ids.length * jurors.length,
  })
  .map((all) =>
    all.flatMap(({ points: marks, counted, there }, index): StagedSheet[] => {
      const submission = ids[Math.floor(index / jurors.length)] ?? '';
      const juror = jurors[index % jurors.length] ?? '';
      return there ? [{ submission, juror, points: marks, counted }] : [];
    }),
  );

/** Sheets as they might become: other scores with finer steps, counted or not. */
const changes = fc.array(
  fc.record({
    submission: fc.constantFrom(...ids),
    juror: fc.constantFrom(...jurors),
    scores: fc.dictionary(
      fc.constantFrom('novelty', 'effect', 'economy'),
      fc.integer({ min: 0, max: 10_000 }).map(milli),
    ),
    counted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

const sheetOf = (change: {
  readonly submission: string;
  readonly juror: string;
  readonly scores: Sheet['scores'];
  readonly counted: boolean;
}): Sheet => ({
  ...change,
  stage: 'written',
  comments: {},
  status: 'handed-in',
  handIn: null,
  reopening: null,
});

const keyOf = ({ stage, submission, juror }: Sheet): string => `${stage}/${submission}/${juror}`;

/** Each sheet once: the last one stands. */
const distinct = (all: readonly Sheet[]): readonly Sheet[] => [
  ...new Map(all.map((sheet) => [keyOf(sheet), sheet])).values(),
];

const withSheets = (state: ContestState, changed: readonly Sheet[]): ContestState => ({
  ...state,
  sheets: new Map([
    ...state.sheets,
    ...changed.map((sheet): readonly [string, Sheet] => [keyOf(sheet), sheet]),
  ]),
});

/** Both whole rankings, compared the long way. */
function naively(now: ContestState, then: ContestState, stake: StageStake) {
  const placesOf = (state: ContestState) =>
    new Map(
      rankStage(state, stake.stage, { draws: 0 }).ranking.submissions.map((each) => [
        each.submission,
        {
          shown: stake.list?.scope === 'all' ? each.overall : each.place,
          within: each.place,
        },
      ]),
    );
  const [before, after] = [placesOf(now), placesOf(then)];
  const listOf = (state: ContestState): ReadonlySet<string> => {
    const { selection } = rankStage(state, stake.stage, { draws: 0 });
    const entries = [...(selection?.entries.values() ?? [])];
    return new Set(entries.flatMap((each) => (each.state === 'off' ? [] : [each.submission])));
  };
  const [listBefore, listAfter] = [listOf(now), listOf(then)];
  const prize = (places: ReturnType<typeof placesOf>, id: string): number | null => {
    const place = places.get(id)?.within ?? null;
    return place !== null && place <= stake.prizes ? place : null;
  };
  return {
    entering: ids.filter((id) => listAfter.has(id) && !listBefore.has(id)),
    leaving: ids.filter((id) => listBefore.has(id) && !listAfter.has(id)),
    prizes: ids.filter((id) => prize(before, id) !== prize(after, id)),
    moved: ids.filter((id) => before.get(id)?.shown !== after.get(id)?.shown).length,
  };
}

const regulations = fc.record({
  method: fc.constantFrom<RankingMethod>(...rankingMethods),
  aggregate: fc.constantFrom('weighted-mean' as const, 'sum' as const),
  rounding: fc.record({
    panel: fc.constantFrom(null, milli(10)),
    weighted: fc.constant(null),
    final: fc.constantFrom(null, milli(10), milli(500)),
  }),
  tieBreak: fc.constantFrom(
    [],
    [{ by: 'median' as const }],
    [{ by: 'criterion' as const, criterion: 'effect', stage: 'written' }],
  ),
  advance: fc.constantFrom(
    null,
    { top: 2, scope: 'all' as const, title },
    { top: 1, scope: 'nomination' as const, title },
    { top: 3, scope: 'all' as const, title },
  ),
  passMark: fc.constantFrom(null, null, milli(5000)),
  quotas: fc.constantFrom(
    [],
    [{ by: 'nomination' as const, min: null, max: 1 }],
    [{ by: 'nomination' as const, min: 1, max: null }],
  ),
});

const stakeOf = (settings: ContestSettings, stage = 'written'): StageStake => ({
  stage,
  list: settings.stages.find(({ id }) => id === stage)?.regulation.advance ?? null,
  prizes: 2,
});

describe('the impact of an open item', () => {
  it(
    'is what ranking the contest with the outcome would give, under every method and rule',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(regulations, sheets, changes, (regulation, staged, changed) => {
          const settings = settingsWith(regulation);
          const state = stateWith(settings, nominations, staged);
          const outcome = distinct(changed.map(sheetOf));
          const stake = stakeOf(settings);
          const impact = createImpactCounter(state, [stake])({
            id: 'item',
            outcomes: [{ id: 'then', sheets: outcome }],
          });
          const [then] = impact.outcomes;
          const expected = naively(state, withSheets(state, outcome), stake);
          expect({
            entering: then?.entering.toSorted(),
            leaving: then?.leaving.toSorted(),
            prizes: then?.prizes.toSorted(),
            moved: then?.moved,
          }).toEqual(expected);
          const winners =
            expected.entering.length + expected.leaving.length + expected.prizes.length > 0;
          expect(impact.level).toBe(winners ? 'winners' : expected.moved > 0 ? 'places' : 'none');
        }),
        { numRuns: casesOf(50, 5000) },
      );
    },
  );

  const three: readonly StagedSheet[] = [
    { submission: 'a', juror: 'j1', points: [9, 9, 9] },
    { submission: 'b', juror: 'j1', points: [8, 8, 8] },
    { submission: 'c', juror: 'j1', points: [7, 7, 7] },
  ];
  const water = { a: 'water', b: 'water', c: 'water' };
  const list = (top: number) =>
    settingsWith({
      advance: { top, scope: 'nomination', title },
      method: 'mean',
    });
  const with1 = (score: number): Sheet =>
    sheetOf({
      submission: 'a',
      juror: 'j1',
      counted: true,
      scores: {
        novelty: milli(score),
        effect: milli(score),
        economy: milli(score),
      },
    });

  it('names who comes and goes, and the place of the submission in question', () => {
    const settings = list(2);
    const count = createImpactCounter(stateWith(settings, water, three), [
      { ...stakeOf(settings), prizes: 0 },
    ]);
    const outcomes = [
      { id: 'low', sheets: [with1(1000)] },
      { id: 'between', sheets: [with1(7500)] },
      { id: 'same', sheets: [with1(9000)] },
    ];
    expect(count({ id: 'x', outcomes })).toEqual({
      id: 'x',
      level: 'winners',
      outcomes: [
        {
          id: 'low',
          places: [{ stage: 'written', submission: 'a', before: 1, after: 3 }],
          entering: ['c'],
          leaving: ['a'],
          prizes: [],
          moved: 3,
        },
        {
          id: 'between',
          places: [{ stage: 'written', submission: 'a', before: 1, after: 2 }],
          entering: [],
          leaving: [],
          prizes: [],
          moved: 2,
        },
        {
          id: 'same',
          places: [{ stage: 'written', submission: 'a', before: 1, after: 1 }],
          entering: [],
          leaving: [],
          prizes: [],
          moved: 0,
        },
      ],
    });
    expect(count({ id: 'x', outcomes: outcomes.slice(1) }).level).toBe('places');
    expect(count({ id: 'x', outcomes: outcomes.slice(2) }).level).toBe('none');
    expect(count({ id: 'fork', outcomes: [] }).level).toBe('none');
  });

  it('is on the winners where prize places change hands though the list stays', () => {
    const settings = list(3);
    const count = createImpactCounter(stateWith(settings, water, three), [stakeOf(settings)]);
    const impact = count({
      id: 'x',
      outcomes: [{ id: 'between', sheets: [with1(7500)] }],
    });
    expect(impact).toMatchObject({
      level: 'winners',
      outcomes: [{ entering: [], leaving: [], prizes: ['a', 'b'] }],
    });
  });

  it('reaches a later stage whose ties are parted by the stage in question', () => {
    const [written] = settingsWith({}).stages;
    if (written === undefined) throw new Error('a stage');
    const final = {
      ...written,
      id: 'final',
      regulation: {
        ...written.regulation,
        advance: null,
        tieBreak: [{ by: 'criterion' as const, criterion: 'effect', stage: 'written' }],
      },
    };
    const settings = { ...settingsWith({}), stages: [written, final] };
    const tied: readonly StagedSheet[] = ['a', 'b'].map((submission) => ({
      stage: 'final',
      submission,
      juror: 'j1',
      points: [5, 5, 5],
    }));
    const state = stateWith(settings, water, [...three, ...tied]);
    const impact = createImpactCounter(state, [{ stage: 'final', list: null, prizes: 1 }])({
      id: 'x',
      outcomes: [{ id: 'low', sheets: [with1(1000)] }],
    });
    expect(impact).toMatchObject({
      level: 'winners',
      outcomes: [{ prizes: ['a', 'b'] }],
    });
  });
});
