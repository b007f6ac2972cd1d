import { describe, expect, test } from 'vitest';

import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { Operation } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import {
  isBlocking,
  openItems,
  openItemText,
  sealHindrances,
} from '../../shared/results/open-items.ts';
import {
  allLanguages,
  contestState,
  meeting,
  ranked,
  ranking,
  selectedIn,
  settingsWithStage,
  sheet,
  sheetsByKey,
  stageRanking,
} from './small-contest.ts';

const typesOf = (
  fields: Partial<ContestState>,
  of: StageRanking = ranking,
  on: Meeting | null = meeting,
): readonly string[] => openItems(contestState(fields), of, on).map(({ type }) => type);

const counts = { agree: 3, soft: 2, hard: 0, fork: 0, rule: 0, unknown: 0 };

const { directory } = contestState();
const gap = {
  log: 'log',
  signer: 'key',
  person: 'j-1',
  missing: 'segment',
  before: 3,
} as ContestState['gaps'][number];
const waiting = { id: 'x.1', key: 'person/j-1' } as Operation;

const tiedAtCut = stageRanking([
  ranked('318', 894, [1, 1]),
  ranked('147', 871, [2, 2]),
  ranked('203', 700, [1, 3], { nomination: 'water', tied: true }),
  ranked('23', 700, [1, 3], { nomination: 'water', tied: true }),
]);

describe('openItems', () => {
  test('finds nothing open in a sealed stage with its decisions', () => {
    expect(typesOf({ counts })).toEqual([]);
  });

  test.each([
    ['hard', { counts: { ...counts, hard: 2 } }],
    ['fork', { counts: { ...counts, fork: 1 } }],
    ['rule', { counts: { ...counts, rule: 3 } }],
    ['unknown', { counts: { ...counts, unknown: 1 } }],
    ['gap', { gaps: [gap] }],
    ['mutual-revocation', { directory: { ...directory, mutualRevocation: true } }],
    ['approvals', { directory: { ...directory, waiting: [waiting] } }],
    ['not-sealed', { seals: new Map() }],
    [
      'missing-sheets',
      {
        sheets: sheetsByKey([
          sheet('318', 'j-1', 0, { status: 'partial', counted: false, handIn: null }),
        ]),
      },
    ],
  ] as const)('reports %s', (type, fields) => {
    expect(typesOf(fields)).toEqual([type]);
  });

  test('asks for a reason where a shared place crosses the cut line', () => {
    const [tie] = openItems(contestState(), tiedAtCut, { ...meeting, winners: [] });
    expect(tie).toEqual({ type: 'cut-tie', nomination: null, top: 3, submissions: ['23', '203'] });
    expect(
      typesOf({}, tiedAtCut, { ...meeting, winners: [], tieReason: 'Төрағаның шешімі' }),
    ).toEqual([]);
  });

  test('counts the cut line inside each nomination where the regulation says so', () => {
    const perNomination = settingsWithStage((stage) => ({
      ...stage,
      regulation: {
        ...stage.regulation,
        advance: { top: 1, scope: 'nomination', title: { kk: '', ru: '', en: '' } },
      },
    }));
    const contest = contestState({ settings: perNomination });
    const noWinners = { ...meeting, winners: [] };
    expect(openItems(contest, selectedIn(contest, tiedAtCut), noWinners)).toEqual([
      { type: 'cut-tie', nomination: 'water', top: 1, submissions: ['23', '203'] },
    ]);
  });

  describe('with a quota by nomination', () => {
    const quotas = (min: number | null, max: number | null) =>
      contestState({
        settings: settingsWithStage((stage) => ({
          ...stage,
          regulation: { ...stage.regulation, quotas: [{ by: 'nomination', min, max }] },
        })),
      });
    const noWinners = { ...meeting, winners: [] };

    test('asks for a reason where the quota has room for one of two equals', () => {
      const contest = quotas(null, 1);
      const tiedAbove = stageRanking([
        ranked('318', 894, [1, 1]),
        ranked('203', 700, [1, 2], { nomination: 'water', tied: true }),
        ranked('23', 700, [1, 2], { nomination: 'water', tied: true }),
      ]);
      const [tie] = openItems(contest, selectedIn(contest, tiedAbove), noWinners);
      expect(tie).toEqual({
        type: 'quota-tie',
        nomination: null,
        place: 2,
        seats: 1,
        submissions: ['23', '203'],
      });
      const settled = { ...noWinners, tieReason: 'Төрағаның шешімі' };
      expect(openItems(contest, selectedIn(contest, tiedAbove), settled)).toEqual([]);
    });

    test('tells which least number cannot be kept, and hinders nothing by it', () => {
      const contest = quotas(3, null);
      const items = openItems(contest, selectedIn(contest, ranking), noWinners);
      expect(items.map(({ type }) => type)).toEqual(['quota-unmet']);
      expect(items.filter(isBlocking)).toEqual([]);
      expect(items.map((item) => openItemText(contest, item, 'kk'))[0]).toContain('кемінде 3');
    });
  });

  test('asks for a reason where one of several equals was made the winner, not where all were', () => {
    const winner = (submission: string) => ({ nomination: 'water', place: 1, submission });
    const one = { ...meeting, winners: [winner('203')] };
    const both = { ...meeting, winners: [winner('203'), winner('23')] };
    const tied = openItems(contestState(), tiedAtCut, one).map(({ type }) => type);
    expect(tied).toEqual(['cut-tie', 'winner-tie']);
    expect(typesOf({}, tiedAtCut, both)).toEqual(['cut-tie']);
  });

  test.each([
    ['no-quorum', { present: ['c-1', 'c-4'], votes: { for: 1, against: 0, abstained: 0 } }],
    ['votes', { votes: { for: 2, against: 1, abstained: 0 } }],
    ['winner-unknown', { winners: [{ nomination: 'energy', place: 1, submission: '999' }] }],
  ] as const)('reports %s of a meeting', (type, fields) => {
    expect(typesOf({}, ranking, { ...meeting, ...fields })).toEqual([type]);
  });

  test('reports a winner below the passing score', () => {
    const low = stageRanking([ranked('318', 499, [1, 1])]);
    expect(
      openItems(contestState(), low, {
        ...meeting,
        winners: [{ nomination: 'energy', place: 1, submission: '318' }],
      }),
    ).toEqual([{ type: 'below-pass-mark', pass: 5000, submissions: ['318'] }]);
  });

  test('misses a decision only where the stage has neither winners nor a list', () => {
    const noList = settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, advance: null },
    }));
    expect(typesOf({ settings: noList }, ranking, { ...meeting, winners: [] })).toEqual([
      'no-decision',
    ]);
    expect(typesOf({}, ranking, { ...meeting, winners: [] })).toEqual([]);
  });

  test('minds jurors without a common submission only where the method adjusts them', () => {
    const apart = (method: 'adjusted' | 'mean'): StageRanking => ({
      ...ranking,
      ranking: { ...ranking.ranking, method, incomparable: true },
    });
    expect(typesOf({}, apart('adjusted'))).toEqual(['incomparable']);
    expect(typesOf({}, apart('mean'))).toEqual([]);
  });

  test('has a sentence for each kind in every language', () => {
    const state = contestState({
      counts: { ...counts, hard: 1, fork: 1, rule: 1, unknown: 1 },
      directory: { ...directory, mutualRevocation: true, waiting: [waiting] },
      seals: new Map(),
    });
    const items = [
      ...openItems(state, tiedAtCut, {
        ...meeting,
        present: [],
        winners: [{ nomination: 'water', place: 1, submission: '23' }],
      }),
      ...openItems(
        state,
        { ...ranking, ranking: { ...ranking.ranking, method: 'adjusted', incomparable: true } },
        null,
      ),
    ];
    expect(new Set(items.map(({ type }) => type)).size).toBe(13);
    for (const language of allLanguages) {
      for (const item of items) expect(openItemText(state, item, language)).toMatch(/^[^{}]{5,}$/);
    }
  });
});

describe('sealHindrances', () => {
  test('lets a stage be sealed when only the seal itself and missing sheets are left', () => {
    const sheets = sheetsByKey([
      sheet('318', 'j-1', 0, { status: 'partial', counted: false, handIn: null }),
    ]);
    const open = openItems(contestState({ seals: new Map(), sheets }), ranking, meeting);
    expect(open.map(({ type }) => type)).toEqual(['not-sealed', 'missing-sheets']);
    expect(sealHindrances(open)).toEqual([]);
  });

  test('refuses while anything else is open', () => {
    const open = openItems(
      contestState({ counts: { ...counts, hard: 1 }, seals: new Map() }),
      ranking,
      null,
    );
    expect(sealHindrances(open).map(({ type }) => type)).toEqual(['hard', 'no-meeting']);
  });

  test('refuses while a statement waits for the second root, or root keys revoked each other', () => {
    const disputed = { ...directory, mutualRevocation: true, waiting: [waiting] };
    const open = openItems(
      contestState({ directory: disputed, seals: new Map() }),
      ranking,
      meeting,
    );
    expect(sealHindrances(open)).toEqual([
      { type: 'mutual-revocation' },
      { type: 'approvals', count: 1 },
    ]);
  });
});
