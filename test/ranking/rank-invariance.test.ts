import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import {
  add,
  multiply,
  type Rational,
  rational,
  rationalToNumber,
} from '../../shared/basics/rational.ts';
import { rankingMethods } from '../../shared/contest/contest.ts';
import { rankStage, stageRankingInput } from '../../shared/ranking/rank-stage.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { Mark } from '../../shared/ranking/ranking.ts';
import { casesOf } from '../long/count-cases.ts';
import { randomContests } from './random-contests.ts';
import { randomPanel } from './random-panels.ts';
import { type MarkedInput, placesOf, plainRule, smallContests } from './ranking-inputs.ts';
import { settingsWith, type StagedSheet, stateWith } from './stage-state.ts';

/** Few in `npm test`: each is a whole ranking, under every method. */
const runs = { numRuns: casesOf(4, 2000) };

const panels = casesOf(10, 2000);

const points = fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { freq: 6 }), {
  minLength: 3,
  maxLength: 3,
});

/** Sheets of five submissions by four jurors, each as it came in. */
const sheetsThatCame: fc.Arbitrary<readonly StagedSheet[]> = fc
  .array(
    fc.record({
      points,
      here: fc.boolean(),
      fate: fc.constantFrom('counts', 'counts', 'counts', 'recused', 'quarantined'),
    }),
    { minLength: 20, maxLength: 20 },
  )
  .map((cells) =>
    cells.flatMap((cell, index): StagedSheet[] => {
      if (!cell.here) return [];
      const sheet = {
        submission: `${1 + (index % 5)}`,
        juror: `j${1 + Math.floor(index / 5)}`,
        points: cell.points,
      };
      if (cell.fate === 'recused') return [{ ...sheet, status: 'recused' }];
      return [cell.fate === 'quarantined' ? { ...sheet, counted: false } : sheet];
    }),
  );

const mattersNot = (sheet: StagedSheet): boolean =>
  sheet.status === 'recused' || sheet.counted === false;

const nominations = { 1: 'water', 2: 'water', 3: 'wind', 4: 'wind', 5: 'water' };

describe('a sheet that is recused or quarantined', () => {
  it.each(rankingMethods)('changes nothing of a ranking by %s, whatever is on it', (method) => {
    fc.assert(
      fc.property(sheetsThatCame, points, (sheets, otherPoints) => {
        const settings = settingsWith({
          method,
          advance: { top: 2, scope: 'all', title: { kk: '', ru: '', en: '' } },
          quotas: [{ by: 'nomination', min: 1, max: null }],
        });
        const state = stateWith(settings, nominations, sheets);
        const changed = stateWith(
          settings,
          nominations,
          sheets.map((sheet) => (mattersNot(sheet) ? { ...sheet, points: otherPoints } : sheet)),
        );
        const without = {
          ...state,
          sheets: new Map(
            [...state.sheets].filter(([, { status, counted }]) => counted && status !== 'recused'),
          ),
        };
        const ranking = rankStage(state, 'written', { draws: 20 });
        expect(rankStage(changed, 'written', { draws: 20 })).toEqual(ranking);
        expect(rankStage(without, 'written', { draws: 20 })).toEqual(ranking);
        expect(stageRankingInput(state, 'written').marks).toHaveLength(
          stageRankingInput(without, 'written').marks.length,
        );
      }),
      runs,
    );
  });
});

describe('a juror with one sheet', () => {
  it('shrinks by the share of the residual, and never past what was left unexplained', () => {
    let seen = 0;
    for (let seed = 1; seed <= panels; seed += 1) {
      const { input } = randomPanel(seed);
      const lone: Mark = {
        submission: `${seed % input.submissions.length}`,
        juror: 'lone',
        criterion: 'c',
        score: rational(4 + (seed % 13)),
      };
      const { model, submissions } = rankSubmissions({
        ...input,
        jurors: [...input.jurors, { juror: 'lone', region: null }],
        marks: [...input.marks, lone],
      });
      const { varJuror, varResidual, jurors } = present(model, 'there is a model');
      const ranked = submissions.find(({ submission }) => submission === lone.submission);
      const { severity } = present(
        jurors.find(({ juror }) => juror === 'lone'),
        'the juror is in the model',
      );
      const left =
        rationalToNumber(lone.score) -
        rationalToNumber(present(ranked?.score, 'the submission has a score'));
      expect(severity).toBeCloseTo((left * varJuror) / (varJuror + varResidual), 6);
      expect(Math.abs(severity)).toBeLessThanOrEqual(Math.abs(left));
      if (Math.abs(severity) > 0.01) seen += 1;
    }
    expect(seen).toBeGreaterThan(panels / 3);
  });
});

/** A complete panel of continuous marks: nobody ties, every juror has every submission. */
const completePanel = (seed: number): ReturnType<typeof randomPanel>['input'] => {
  const { input } = randomPanel(seed);
  const marks = input.submissions.flatMap(({ submission }, i) =>
    input.jurors.map(({ juror }, j) => ({
      submission,
      juror,
      criterion: 'c',
      score: rational(
        5000 + 700 * i + 300 * j + Math.round(400 * Math.sin(seed * 31 + i * 17 + j * 7 + i * j)),
        1000,
      ),
    })),
  );
  return { ...input, marks };
};

describe('a complete panel', () => {
  it('has the same adjusted order where one juror adds a constant', () => {
    for (let seed = 1; seed <= panels; seed += 1) {
      const input = completePanel(seed);
      const chosen = input.jurors[seed % input.jurors.length]?.juror;
      const constant = rational(1 + (seed % 7), 2);
      const shifted = {
        ...input,
        marks: input.marks.map((mark) =>
          'score' in mark && mark.juror === chosen
            ? { ...mark, score: add(mark.score, constant) }
            : mark,
        ),
      };
      expect(placesOf(shifted)).toEqual(placesOf(input));
    }
  });
});

const changeMarks = (marks: readonly Mark[], change: (mark: Mark) => Rational): readonly Mark[] =>
  marks.map((mark) => ({ ...mark, score: change(mark) }));

describe('places', () => {
  it.each(rankingMethods)('by %s are the same on a scale twice as long', (method) => {
    fc.assert(
      fc.property(randomContests, (contest) => {
        const rule = { ...contest.rule, method, rounding: plainRule.rounding };
        const input = { ...contest, rule };
        const twice = {
          ...input,
          marks: changeMarks(input.marks, ({ score }) => multiply(score, rational(2))),
          otherStages: new Map(
            [...(input.otherStages ?? [])].map(([stage, marks]) => [
              stage,
              changeMarks(marks, ({ score }) => multiply(score, rational(2))),
            ]),
          ),
        };
        expect(placesOf(twice)).toEqual(placesOf(input));
      }),
      runs,
    );
  });

  it.each(['rank-sum', 'schulze', 'bradley-terry'] as const)(
    'by %s depend on nothing but which of a juror’s sheets is better',
    (method) => {
      fc.assert(
        fc.property(smallContests, (contest) => {
          const [criterion] = contest.criteria;
          if (criterion === undefined) return;
          const input: MarkedInput = {
            ...contest,
            criteria: [criterion],
            marks: contest.marks.filter((mark) => mark.criterion === criterion.criterion),
            rule: { ...contest.rule, method },
          };
          // Cubes keep the order of marks that are not negative; each juror has a scale of their own besides.
          const stretched = changeMarks(input.marks, ({ score, juror }) =>
            add(
              multiply(multiply(score, score), score),
              rational(juror === 'J0' ? 5 : juror === 'J1' ? 100 : 0),
            ),
          );
          expect(placesOf({ ...input, marks: stretched })).toEqual(placesOf(input));
        }),
        runs,
      );
    },
  );

  it.each(rankingMethods)('by %s are the same where one without a sheet comes along', (method) => {
    fc.assert(
      fc.property(randomContests, (contest) => {
        const input = { ...contest, rule: { ...contest.rule, method } };
        const more = {
          ...input,
          submissions: [
            { submission: 'none', nomination: 'first', region: null },
            ...input.submissions,
          ],
        };
        expect(placesOf(more)).toEqual({ ...placesOf(input), none: null });
      }),
      runs,
    );
  });
});
