import type { Language } from '../../shared/basics/localized.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { RankingMethod } from '../../shared/contest/contest.ts';
import type { RankedSubmission } from '../../shared/ranking/ranking.ts';
import type { SelectionReason } from '../../shared/ranking/selection.ts';
import { explainPlace } from '../../shared/results/explain-place.ts';
import type { PlaceStory } from '../../shared/results/place-story.ts';
import { inputOf } from '../ranking/ranking-inputs.ts';
import { plainRanking, ranked, someSelection, storyIn, toldIn } from './place-stories.ts';

const told =
  (subject: RankedSubmission, more: Partial<PlaceStory> = {}) =>
  (language: Language): readonly string[] =>
    explainPlace(subject, storyIn(language, more));

const reasons: Readonly<Record<string, SelectionReason>> = {
  place: { type: 'place' },
  below: { type: 'below' },
  'quota-least': { type: 'quota-least', by: 'region', group: 'abai', count: 2 },
  'quota-most': { type: 'quota-most', by: 'nomination', group: 'art', count: 1 },
  'made-room': {
    type: 'made-room',
    for: [
      { by: 'region', group: 'abai', count: 2 },
      { by: 'nomination', group: 'art', count: 1 },
    ],
  },
  'pass-mark': { type: 'pass-mark', mark: rational(15, 2) },
  'no-score': { type: 'no-score' },
  'too-few-sheets': { type: 'too-few-sheets', wanted: 5 },
  tie: { type: 'tie', with: ['12', '15'] },
};

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

const twoSheets = { A: { J1: 7, J2: 8 }, B: { J1: 6, J2: 8 }, C: { J1: 5 } };

/** Places of every kind, told in a language; what they say is in place-sentences.json. */
export const placeCases: Readonly<Record<string, (language: Language) => readonly string[]>> = {
  'adjusted, on the line': told(
    ranked(
      [
        {
          type: 'sheets',
          jurors: ['J1', 'J2', 'J3'],
          scores: ['7', '8.333333', '7.5'],
          adjustments: ['0.44', '-0.3', '0.001'],
        },
        { type: 'aggregate', method: 'adjusted', score: '7.58' },
        { type: 'rounded', place: 'final', unit: '0.1' },
        { type: 'selection', reason: { type: 'place' } },
      ],
      { score: rational(76, 10), low: 4, high: 31, pTop: 0.704, zone: 'grey' },
    ),
    {
      selection: someSelection,
      ranking: { ...plainRanking, method: 'adjusted', notes: [{ type: 'indicative' }] },
    },
  ),
  'adjusted, many sheets': told(
    ranked(
      [
        {
          type: 'sheets',
          jurors: ['J1', 'J2', 'J3', 'J4', 'J5', 'J6', 'J7'],
          scores: ['7', '8', '7.5', '6', '7', '8', '9'],
          adjustments: ['0.44', '-0.3', '0', '0.25', '-0.25', '0.1', '-0.1'],
        },
        { type: 'aggregate', method: 'adjusted', score: '7.45' },
      ],
      { sheets: 7, low: 7, high: 7, pTop: 0.999, zone: 'in' },
    ),
    { selection: someSelection, ranking: { ...plainRanking, method: 'adjusted' } },
  ),
  'adjusted, with slopes of jurors': told(
    ranked(
      [
        {
          type: 'sheets',
          jurors: ['J1', 'J2', 'J3'],
          scores: ['7', '8.5', '7.5'],
          adjustments: ['0.4', '-0.3', '0'],
        },
        { type: 'aggregate', method: 'adjusted', score: '7.6' },
      ],
      { score: rational(76, 10) },
    ),
    {
      ranking: {
        ...plainRanking,
        method: 'adjusted',
        models: plainRanking.models.map(({ nominations, model }) => ({
          nominations,
          model: model && {
            ...model,
            jurors: [{ juror: 'J1', severity: -0.4, se: 0.1, sheets: 9, slope: 1.2 }],
          },
        })),
      },
    },
  ),
  'trimmed, rounded three times, tied': told(
    ranked(
      [
        {
          type: 'criterion',
          criterion: 'c0',
          marks: ['7', '8', '9', '6.5'],
          dropped: ['9', '6.5'],
          panel: '7.5',
          weighted: '15',
        },
        {
          type: 'criterion',
          criterion: 'c1',
          marks: ['7', '8'],
          dropped: [],
          panel: '7.5',
          weighted: '7.5',
        },
        { type: 'too-few-to-trim', criterion: 'c1', marks: 2 },
        { type: 'aggregate', method: 'trimmed', score: '7.5' },
        { type: 'rounded', place: 'panel', unit: '0.1' },
        { type: 'rounded', place: 'weighted', unit: '0.01' },
        { type: 'rounded', place: 'final', unit: '0.01' },
        { type: 'tie-break', by: 'criterion:c0', value: '7.5' },
        { type: 'tie-break', by: 'median', value: '7.25' },
        { type: 'tied', count: 2, with: ['12', '15'] },
      ],
      { score: rational(15, 2), sheets: 4 },
    ),
  ),
  'ties that nothing can part': told(
    ranked([
      { type: 'tie-break', by: 'criterion:c1', value: '' },
      { type: 'tie-break', by: 'median', value: '' },
      { type: 'tied', count: 6, with: ['1', '2', '3', '4', '5', '6'] },
    ]),
    { rule: { scope: 'all', top: 50, aggregate: 'sum' } },
  ),
  'no hope of the list': told(
    ranked([{ type: 'selection', reason: { type: 'below' } }], {
      low: 88,
      high: 140,
      pTop: 0,
      zone: 'out',
    }),
    { selection: someSelection },
  ),
  'the first by another method than the model': told(
    ranked([], { place: 1, low: 2, high: 2, pTop: 0.999, zone: 'in' }),
    { selection: someSelection },
  ),
  'one in a hundred': told(
    ranked([{ type: 'selection', reason: { type: 'below' } }], {
      low: 40,
      high: 140,
      pTop: 0.011,
      zone: 'out',
    }),
    { selection: someSelection },
  ),
  'no sheets': told(
    ranked([{ type: 'no-sheets' }], { sheets: 0, place: null, overall: null, score: null }),
  ),
  'cannot be compared': (language) =>
    toldIn(language, inputOf({ A: { J1: 7 }, B: { J2: 8 } }, { method: 'adjusted' }))[0] ?? [],
  'too few sheets for a model': (language) =>
    toldIn(language, inputOf({ A: { J1: 7 }, B: { J1: 8 } }, { method: 'adjusted' }))[0] ?? [],
  'a sum over criteria': (language) =>
    toldIn(
      language,
      inputOf({ A: { J1: [7, 4], J2: [8, 5] } }, { method: 'trimmed', aggregate: 'sum' }),
    )[0] ?? [],
  ...Object.fromEntries(
    Object.entries(reasons).map(([name, reason]) => [
      `list: ${name}`,
      told(ranked([{ type: 'selection', reason }])),
    ]),
  ),
  ...Object.fromEntries(
    methods.map((method) => [
      `method: ${method}`,
      (language: Language) => toldIn(language, inputOf(twoSheets, { method }))[0] ?? [],
    ]),
  ),
};
