import { describe, expect, test } from 'vitest';

import type { GrantRules } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import {
  isBlocking,
  type OpenItem,
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
  settings,
  settingsWithStage,
  stageRanking,
} from './small-contest.ts';

const itemsOf = (
  change: Partial<Meeting>,
  of: StageRanking = ranking,
  fields: Partial<ContestState> = {},
): readonly OpenItem[] => openItems(contestState(fields), of, { ...meeting, ...change });

const prize = (id: string, submission: string) => ({
  id,
  title: { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' },
  submission,
});
const grant = (submission: string, granted: number, requested: number | null = null) => ({
  submission,
  requested,
  granted,
  reason: '',
});
const refusal = (submission: string, reason = 'плагиат') => ({ submission, reason });
const votes = (yes: number, against = 0, abstained = 0) => ({ for: yes, against, abstained });

describe('who was there', () => {
  test('is said of each member in one way', () => {
    const change = {
      remote: ['c-2', 'c-3'],
      absences: [
        { member: 'c-1', reason: 'іссапар' },
        { member: 'c-3', reason: '' },
      ],
    };
    expect(itemsOf(change)).toEqual([{ type: 'attendance', members: ['c-3', 'c-1'] }]);
    expect(itemsOf({ remote: ['c-2'], absences: [{ member: 'c-3', reason: '' }] })).toEqual([]);
  });

  test('bounds the votes that were taken one by one', () => {
    const on = { type: 'winner', nomination: 'energy', submission: '318' } as const;
    const ballots = [
      { on, ...votes(2) },
      { on, ...votes(1, 1, 1) },
      { on, ...votes(0, 0, 3) },
    ];
    expect(itemsOf({ ballots })).toEqual([{ type: 'ballots', count: 2, present: 2 }]);
  });
});

describe('a decision', () => {
  test('gives no two prize places to one application', () => {
    const winners = [
      { nomination: 'energy', place: 1, submission: '318' },
      { nomination: 'energy', place: 2, submission: '318' },
      { nomination: 'water', place: 1, submission: '318' },
    ];
    expect(itemsOf({ winners })).toEqual([{ type: 'winner-twice', submissions: ['318'] }]);
  });

  test('may give a special prize to a winner, which is told and hinders nothing', () => {
    const prizes = [prize('grand', '318'), prize('youth', '23'), prize('city', '23')];
    const items = itemsOf({ prizes });
    expect(items).toEqual([{ type: 'two-prizes', submissions: ['318', '23'] }]);
    expect(items.filter(isBlocking)).toEqual([]);
    expect(itemsOf({ prizes: [prize('youth', '147')] })).toEqual([]);
  });

  test('names finalists of the ranking', () => {
    expect(itemsOf({ finalists: ['318', '99', '1000'] })).toEqual([
      { type: 'finalist-unknown', submissions: ['99', '1000'] },
    ]);
    expect(itemsOf({ finalists: ['23'] })).toEqual([]);
  });

  test('names in prizes and grants what was admitted, in refusals what was received', () => {
    const change = {
      prizes: [prize('grand', '99')],
      grants: [grant('1000', 5), grant('147', 5)],
      refusals: [refusal('99'), refusal('1001')],
    };
    expect(itemsOf(change).filter(({ type }) => type === 'decided-unknown')).toEqual([
      { type: 'decided-unknown', submissions: ['99', '1000', '1001'] },
    ]);
  });

  test('refuses nobody whom it rewards or lets go on', () => {
    const change = {
      prizes: [prize('grand', '147')],
      grants: [grant('23', 5)],
      finalists: ['203'],
    };
    const refusals = ['318', '147', '23', '203'].map((id) => refusal(id));
    expect(itemsOf({ ...change, refusals })).toContainEqual({
      type: 'refused-winner',
      submissions: ['318', '203', '147', '23'],
    });
    const nothing = {
      winners: [],
      finalists: [],
      grants: [{ ...grant('23', 0), reason: 'смета' }],
    };
    expect(itemsOf({ ...nothing, refusals })).toEqual([]);
  });

  test('refuses nobody who is on the list of the regulation, unless it names another', () => {
    const contest = contestState();
    const listed = selectedIn(contest, ranking);
    const refusals = [refusal('147')];
    expect(itemsOf({ refusals }, listed)).toEqual([
      { type: 'refused-winner', submissions: ['147'] },
    ]);
    expect(itemsOf({ refusals, finalists: ['318', '203'] }, listed)).toEqual([]);
  });

  test('gives a reason for each refusal', () => {
    const change = {
      refusals: [refusal('147', ' '), refusal('23')],
      grants: [grant('99', 0), { ...grant('1', 0), reason: 'смета жоқ' }],
    };
    expect(itemsOf(change)).toContainEqual({
      type: 'refusal-unexplained',
      submissions: ['147', '99'],
    });
  });

  test('is missed nowhere where the meeting granted money or named who goes on', () => {
    const noList = settingsWithStage((stage) => ({
      ...stage,
      regulation: { ...stage.regulation, advance: null },
    }));
    const typesOf = (change: Partial<Meeting>): readonly string[] =>
      itemsOf({ winners: [], ...change }, ranking, { settings: noList }).map(({ type }) => type);
    expect(typesOf({})).toEqual(['no-decision']);
    expect(typesOf({ finalists: [] })).toEqual(['no-decision']);
    expect(typesOf({ grants: [grant('147', 5)] })).toEqual([]);
    expect(typesOf({ finalists: ['147'] })).toEqual([]);
  });
});

describe('grants', () => {
  const ruled = (grants: Meeting['grants'], rules: Partial<GrantRules>): readonly OpenItem[] =>
    itemsOf({ grants }, ranking, {
      settings: {
        ...settings,
        grants: { ceiling: null, perProjectMax: null, partialAllowed: true, ...rules },
      },
    });

  test('stay under the ceiling, to the last tenge', () => {
    const both = [grant('318', 40), grant('147', 60)];
    expect(ruled(both, { ceiling: 100 })).toEqual([]);
    expect(ruled(both, { ceiling: 99 })).toEqual([
      { type: 'grants-over-ceiling', granted: 100n, ceiling: 99n },
    ]);
  });

  test('give one project no more than it may get', () => {
    const both = [grant('318', 50), grant('147', 51)];
    expect(ruled(both, { perProjectMax: 50 })).toEqual([
      { type: 'grant-over-project', most: 50, submissions: ['147'] },
    ]);
  });

  test('give no more than was asked, and less only where the regulation allows it', () => {
    const all = [grant('318', 51, 50), grant('147', 49, 50), grant('23', 5)];
    const refused = [{ ...grant('203', 0, 50), reason: 'смета' }];
    expect(ruled(all, {})).toEqual([{ type: 'grant-over-request', submissions: ['318'] }]);
    expect(ruled([...all.slice(1), ...refused], { partialAllowed: false })).toEqual([
      { type: 'grant-partial', submissions: ['147'] },
    ]);
  });

  test('go to any admitted application, winner or not', () => {
    expect(ruled([grant('23', 5)], { ceiling: 5 })).toEqual([]);
  });
});

describe('a tie', () => {
  const tiedAtCut = stageRanking([
    ranked('318', 894, [1, 1]),
    ranked('147', 871, [2, 2]),
    ranked('203', 700, [1, 3], { nomination: 'water', tied: true }),
    ranked('23', 700, [1, 3], { nomination: 'water', tied: true }),
  ]);
  const noWinners = { winners: [] };
  const cut = (order: readonly string[], reason = 'жеребе') => ({
    nomination: null,
    order,
    reason,
  });
  const typesOf = (change: Partial<Meeting>): readonly string[] =>
    itemsOf(change, tiedAtCut).map(({ type }) => type);

  test('across the end of the list is settled by an order of exactly those who are tied', () => {
    expect(typesOf({ ...noWinners, ties: [cut(['23', '203'])] })).toEqual([]);
    for (const tie of [
      cut(['23']),
      cut(['23', '203', '147']),
      cut(['23', '147']),
      cut(['23', '203'], ' '),
      { ...cut(['23', '203']), nomination: 'water' },
    ])
      expect(typesOf({ ...noWinners, ties: [tie] })).toEqual(['cut-tie']);
  });

  test('is settled by one reason for all only where no order was decided', () => {
    expect(typesOf({ ...noWinners, tieReason: 'жеребе' })).toEqual([]);
    expect(typesOf({ ...noWinners, tieReason: ' ' })).toEqual(['cut-tie']);
    expect(typesOf({ ...noWinners, tieReason: 'жеребе', ties: [cut(['1', '2'])] })).toEqual([
      'cut-tie',
    ]);
  });

  test('stays open while those who go on contradict the order', () => {
    const settled = { ...noWinners, ties: [cut(['23', '203'])] };
    expect(typesOf({ ...settled, finalists: ['318', '147', '23'] })).toEqual([]);
    expect(typesOf({ ...settled, finalists: ['318', '147', '23', '203'] })).toEqual([]);
    expect(typesOf({ ...settled, finalists: ['318', '147', '203'] })).toEqual(['cut-tie']);
  });

  test('among winners is settled by an order that their places keep to', () => {
    const first = { nomination: 'water', order: ['23', '203'], reason: 'төраға' };
    const ties = [cut(['23', '203']), first];
    const place = (submission: string, at: number) => ({
      nomination: 'water',
      place: at,
      submission,
    });
    expect(typesOf({ ties, winners: [place('23', 1), place('203', 2)] })).toEqual([]);
    expect(typesOf({ ties, winners: [place('23', 1)] })).toEqual([]);
    expect(typesOf({ ties, winners: [place('203', 1), place('23', 2)] })).toEqual(['winner-tie']);
    expect(typesOf({ ties, winners: [place('203', 1)] })).toEqual(['winner-tie']);
    const elsewhere = [cut(['23', '203']), { ...first, nomination: 'energy' }];
    expect(typesOf({ ties: elsewhere, winners: [place('23', 1)] })).toEqual(['winner-tie']);
  });
});

test('every item about a decision has a sentence in each language, and hinders a seal as it says', () => {
  const rules = { ceiling: 10_000, perProjectMax: 4_000, partialAllowed: false };
  const items = itemsOf(
    {
      remote: ['c-3'],
      ballots: [{ on: { type: 'finalists', nomination: null, submission: null }, ...votes(3) }],
      winners: [
        { nomination: 'energy', place: 1, submission: '318' },
        { nomination: 'energy', place: 2, submission: '318' },
      ],
      prizes: [prize('grand', '318')],
      finalists: ['1000'],
      refusals: [refusal('318', '')],
      grants: [grant('147', 9_000, 8_000), grant('23', 3_500, 4_000)],
    },
    ranking,
    { settings: { ...settings, grants: rules } },
  );
  expect(items.map(({ type }) => type)).toEqual([
    'ballots',
    'attendance',
    'winner-twice',
    'finalist-unknown',
    'refused-winner',
    'refusal-unexplained',
    'grants-over-ceiling',
    'grant-over-project',
    'grant-over-request',
    'grant-partial',
    'two-prizes',
  ]);
  expect(sealHindrances(items)).toEqual(items.slice(0, -1));
  const texts = allLanguages.map((language) =>
    items.map((item) => openItemText(contestState(), item, language)),
  );
  for (const text of texts.flat()) expect(text).toMatch(/^[^{}]{5,}$/);
  expect(texts[1]?.[1]).toContain('Ибраев Самат');
  expect(texts[1]?.[6]).toMatch(/^Гранты .*: выделено 12\s500\s₸, предел 10\s000\s₸$/u);
});
