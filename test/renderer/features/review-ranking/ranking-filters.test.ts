import { describe, expect, it } from 'vitest';

import {
  listCounts,
  matching,
  noFilters,
  type RankingFilters,
} from '../../../../renderer/features/review-ranking/ranking-filters.ts';
import { rational } from '../../../../shared/basics/rational.ts';
import type { Submission } from '../../../../shared/contest/submission.ts';
import type { SelectionReason } from '../../../../shared/ranking/selection.ts';
import { entry, rankingOf } from './ranked.ts';

const submission = (id: string, title: string, region: string | null): [string, Submission] => [
  id,
  {
    id,
    title,
    region,
    language: 'kk',
    applicant: '',
    nomination: 'n',
    town: '',
    summary: '',
    bin: '',
    budget: null,
    contacts: '',
    answers: {},
    eligibility: { admitted: true, reason: '' },
  },
];

const submissions = new Map([
  submission('S1', 'Су электр станциясы', 'KZ-10'),
  submission('S2', 'Күріш қабығынан көмір', 'KZ-11'),
  submission('S3', 'Қымыз тоңазытқышы', null),
  submission('S4', 'Жел сорғысы', 'KZ-10'),
]);

const standing = (id: string, state: 'on' | 'off' | 'open', reason: SelectionReason) =>
  [id, { submission: id, nomination: 'n', state, reason }] as const;

const stageRanking = rankingOf(
  [
    entry(1, { zone: 'in' }),
    entry(2, { zone: 'grey' }),
    entry(3, { zone: 'grey' }),
    entry(4, { zone: 'out', nomination: 'm' }),
  ],
  {
    selection: {
      entries: new Map([
        standing('S1', 'on', { type: 'place' }),
        standing('S2', 'off', { type: 'quota-most', by: 'region', group: 'KZ-11', count: 1 }),
        standing('S3', 'open', { type: 'tie', with: ['S4'] }),
        standing('S4', 'off', { type: 'below' }),
      ]),
      ties: [],
      unmet: [],
      groupsOf: new Map(),
      exact: true,
    },
    report: {
      jurors: [],
      reliability: [],
      discrepancies: {
        threshold: rational(3),
        action: 'one-more-juror',
        submissions: [{ submission: 'S2', difference: rational(4) }],
      },
    },
  },
);

const found = (filters: Partial<RankingFilters>): readonly string[] | null => {
  const matches = matching({ stageRanking, submissions }, { ...noFilters, ...filters });
  return matches === null ? null : [...matches];
};

describe('what is looked at of a ranking', () => {
  it('is everything while nothing is asked for, or a nomination alone', () => {
    expect(found({})).toBeNull();
    expect(found({ query: ' ' })).toBeNull();
    expect(found({ nomination: 'n' })).toBeNull();
  });

  it.each<readonly [string, Partial<RankingFilters>, readonly string[]]>([
    ['words of a title in any spelling', { query: 'куриш КОМИР' }, ['S2']],
    ['a number', { query: 's4' }, ['S4']],
    ['a region', { region: 'KZ-10' }, ['S1', 'S4']],
    ['no region', { region: '-' }, ['S3']],
    ['a zone', { zone: 'grey' }, ['S2', 'S3']],
    ['those on the list', { list: 'on' }, ['S1']],
    ['those passed over', { list: 'passed' }, ['S2']],
    ['those that wait', { list: 'open' }, ['S3']],
    ['those not on the list, passed over or not', { list: 'off' }, ['S2', 'S4']],
    ['those of which sheets lie apart', { list: 'apart' }, ['S2']],
    ['all of it at once', { region: 'KZ-10', nomination: 'm', query: 'жел' }, ['S4']],
    ['nothing that there is', { region: 'KZ-10', zone: 'grey' }, []],
  ])('are %s', (_, filters, expected) => {
    expect(found(filters)).toEqual(expected);
  });

  it('are counted by where they stand towards the list', () => {
    expect(listCounts(stageRanking, '')).toEqual({ on: 1, passed: 1, open: 1, off: 2, apart: 1 });
    expect(listCounts(stageRanking, 'm')).toEqual({ on: 0, passed: 0, open: 0, off: 1, apart: 0 });
  });
});
