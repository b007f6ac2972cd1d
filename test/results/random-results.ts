import fc from 'fast-check';

import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings, RankingMethod, Stage } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import type { ProofSource } from '../../shared/results/proof-source.ts';
import type { ScoreValue, Sheet } from '../../shared/scoring/sheet.ts';
import {
  contestState,
  meeting,
  settings,
  sheet,
  sheetsByKey,
  submission,
} from './small-contest.ts';

/** A small contest by chance: what its result is proved from. */
export interface RandomResult {
  readonly source: ProofSource;
}

const methods: readonly RankingMethod[] = [
  'mean',
  'trimmed',
  'median',
  'rank-sum',
  'schulze',
  'z',
  'adjusted',
  'bradley-terry',
];

const same = (text: string) => ({ kk: text, ru: text, en: text });

function stageOf(draw: Draw): Stage {
  const [first] = settings.stages;
  const [criterion] = first?.criteria ?? [];
  if (first === undefined || criterion === undefined) throw new Error('the builder has a stage');
  return {
    ...first,
    criteria: [
      criterion,
      {
        ...criterion,
        id: 'effect',
        weight: milli(draw.weight * 500),
        weightsByNomination: { water: milli(2000) },
      },
    ],
    regulation: {
      ...first.regulation,
      method: draw.method,
      aggregate: draw.sums ? 'sum' : 'weighted-mean',
      rounding: {
        panel: draw.roundsPanel ? milli(100) : null,
        weighted: null,
        final: draw.roundsFinal ? milli(10) : null,
      },
      passMark: draw.passMark ? milli(3000) : null,
      tieBreak: [
        { by: 'criterion', criterion: 'novelty', stage: 'written' },
        { by: 'median' },
        { by: 'chair-decision-with-reason' },
      ],
      advance: draw.lists
        ? { top: 3, scope: draw.perNomination ? 'nomination' : 'all', title: same('') }
        : null,
      quotas: draw.quotas
        ? [
            { by: 'region', min: 1, max: 2 },
            { by: 'applicant', min: null, max: 1 },
          ]
        : [],
    },
  };
}

interface Draw {
  readonly method: RankingMethod;
  readonly weight: number;
  readonly sums: boolean;
  readonly roundsPanel: boolean;
  readonly roundsFinal: boolean;
  readonly passMark: boolean;
  readonly lists: boolean;
  readonly perNomination: boolean;
  readonly quotas: boolean;
  readonly numbered: boolean;
  readonly decided: boolean;
  readonly marks: readonly (readonly (readonly [number, number] | null)[])[];
  readonly titles: readonly string[];
}

const mark = fc.tuple(
  fc.integer({ min: 0, max: 20 }),
  // 21 stands for "cannot judge".
  fc.integer({ min: 0, max: 21 }),
);

const draws: fc.Arbitrary<Draw> = fc.record({
  method: fc.constantFrom(...methods),
  weight: fc.integer({ min: 1, max: 5 }),
  sums: fc.boolean(),
  roundsPanel: fc.boolean(),
  roundsFinal: fc.boolean(),
  passMark: fc.boolean(),
  lists: fc.boolean(),
  perNomination: fc.boolean(),
  quotas: fc.boolean(),
  numbered: fc.boolean(),
  decided: fc.boolean(),
  marks: fc.array(fc.array(fc.option(mark, { freq: 5 }), { minLength: 3, maxLength: 4 }), {
    minLength: 4,
    maxLength: 9,
  }),
  titles: fc.array(fc.string({ unit: 'grapheme', maxLength: 120 }), { minLength: 9, maxLength: 9 }),
});

const scoreOf = (halves: number): ScoreValue =>
  halves > 20 ? 'cannot-judge' : milli(halves * 500);

function sheetsOf({ marks }: Draw): readonly Sheet[] {
  return marks.flatMap((own, at) =>
    own.flatMap((given, juror) => {
      if (given === null) return [];
      const scores = { novelty: scoreOf(given[0]), effect: scoreOf(given[1]) };
      const plain = sheet(String(at + 1), `j-${juror + 1}`, 0, { scores });
      const salt = Uint8Array.from({ length: 16 }, (_, byte) => (at * 41 + juror * 7 + byte) % 256);
      return plain.handIn === null ? [] : [{ ...plain, handIn: { ...plain.handIn, salt } }];
    }),
  );
}

function meetingOf(ids: readonly string[]): Meeting {
  const [first = '1', second = '2', third = '3', fourth = '4'] = ids;
  return {
    ...meeting,
    winners: [{ nomination: 'energy', place: 1, submission: first }],
    finalists: [first, third],
    prizes: [{ id: 'special', title: same('Prize'), submission: second }],
    grants: [
      { submission: first, requested: 500_000, granted: 400_000, reason: '' },
      { submission: third, requested: 900_000, granted: 0, reason: 'Over the budget' },
    ],
    refusals: [{ submission: fourth, reason: 'Disqualified' }],
    ties: [{ nomination: 'energy', order: [first, second], reason: 'By age' }],
  };
}

function resultOf(draw: Draw): RandomResult {
  const ids = draw.marks.map((_, at) => String(at + 1));
  const contest: ContestSettings = {
    ...settings,
    stages: [stageOf(draw)],
    jurorsShown: draw.numbered ? 'numbered' : 'named',
    prizePlaces: 2,
  };
  const state = contestState({
    settings: contest,
    submissions: new Map(
      ids.map((id, at) => [
        id,
        submission(id, {
          title: (draw.titles[at] ?? '').repeat(3),
          nomination: at % 3 === 2 ? 'water' : 'energy',
          region: contest.regions[at % 3] ?? null,
          applicant: `Applicant ${at % 4}`,
        }),
      ]),
    ),
    sheets: sheetsByKey(sheetsOf(draw)),
  });
  const ranking = rankStage(state, 'written', { draws: 0 });
  return { source: { state, ranking, meeting: draw.decided ? meetingOf(ids) : null } };
}

/** Results of small contests by every method, with quotas, ties, long names and decisions. */
export const randomResults: fc.Arbitrary<RandomResult> = draws.map(resultOf);
