import { expect, it } from 'vitest';

import type { Id } from '../../../../shared/contest/contest.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import type { MatchResult } from '../../../../shared/tournament/match-result.ts';
import type { RecordedSheet } from '../../../../shared/merge/tournament-facts.ts';
import { standingsPages } from '../../../../renderer/features/run-tournament/standings-pages.ts';
import { createJurorDesk, testSettings } from '../../score/juror-desk.ts';
import { disciplineOf, sideOf } from '../../../tournament/sheets.ts';

const teams = ['101', '102', '103', '104'] as const;
const double = disciplineOf({ nomination: 'sumo', system: 'double-elimination' });
const table = disciplineOf({ tieBreak: ['goal-difference'] });

const sheet = (match: Id, scores: Readonly<Record<Id, number>>): readonly [Id, RecordedSheet] => {
  const result: MatchResult = {
    stage: 'matches',
    nomination: 'sumo',
    match,
    sides: Object.entries(scores).map(([team, score]) =>
      sideOf(
        team,
        score,
        score < 0 ? { penalties: [{ id: 'touch', count: -score }], score: 0 } : {},
      ),
    ),
    ruling: { type: 'none' },
    note: '',
  };
  const said = { operation: '' as never, by: '' as never, wallClock: 0, reason: '', replaces: [] };
  return [match, { result, disputed: false, ...said, standing: [] }];
};

function stateWith(
  discipline: typeof double,
  sheets: readonly (readonly [Id, RecordedSheet])[],
): ContestState {
  const { state } = createJurorDesk().getSnapshot();
  if (state === null) throw new Error('no state');
  const [first] = [...state.submissions.values()];
  if (first === undefined) throw new Error('no application');
  const { nomination } = discipline;
  const draw = {
    stage: 'matches',
    nomination,
    seed: null,
    seeded: [],
    entries: teams.map((team) => ({ team, school: '' })),
    rounds: [],
  };
  const said = { operation: '' as never, by: '' as never, wallClock: 0, reason: '', replaces: [] };
  return {
    ...state,
    settings: { ...testSettings(), disciplines: [discipline] },
    submissions: new Map(
      teams.map((id) => [id, { ...first, id, nomination, title: `Команда ${id}` }]),
    ),
    draws: new Map([[`matches/${nomination}`, { ...said, draw, disputed: false }]]),
    matchResults: new Map([[`matches/${nomination}`, new Map(sheets)]]),
  };
}

const finals = (sheets: Parameters<typeof stateWith>[1]) =>
  standingsPages(stateWith(double, sheets), 'ru').flatMap(({ page, over }) =>
    page.type === 'bracket' && over[0]?.text === 'Финал' ? [page.rounds] : [],
  )[0];

/** Four teams: the one of the first lot wins everything, the second of them comes back through the losers. */
const untilFinal = [
  sheet('w1-1', { '101': 2, '104': 0 }),
  sheet('w1-2', { '102': 2, '103': 0 }),
  sheet('w2-1', { '101': 2, '102': 0 }),
  sheet('l1-1', { '103': 2, '104': 0 }),
  sheet('l2-1', { '102': 2, '103': 0 }),
];

const titles = (rounds: ReturnType<typeof finals>) => rounds?.map(({ title }) => title.at(0)?.text);

it('shows the grand final beside the matches out of which the finalists come', () => {
  const rounds = finals(untilFinal);
  expect(rounds?.at(-1)?.matches).toEqual([
    [
      { name: 'Команда 101', figure: '', won: false },
      { name: 'Команда 102', figure: '', won: false },
    ],
  ]);
  expect(titles(rounds)).toHaveLength(3);
});

it('shows a second final only where the winner of the losers has won the first', () => {
  const won = finals([...untilFinal, sheet('final', { '101': 2, '102': 1 })]);
  const lost = finals([...untilFinal, sheet('final', { '101': 1, '102': 2 })]);
  expect(titles(won)?.at(-1)).toBe('Финал');
  expect(titles(lost)?.slice(-2)).toEqual(['Финал', 'Повторный финал']);
});

it('writes figures below nothing with the sign of subtraction', () => {
  const state = stateWith(double, [sheet('w1-1', { '101': 2, '104': -3 })]);
  const texts = JSON.stringify(standingsPages(state, 'ru'));
  expect(texts).toContain('−3');
  expect(texts).not.toMatch(/"-\d/);
});

it('turns no bracket where all meet all', () => {
  const kinds = standingsPages(stateWith(table, []), 'ru').map(({ page }) => page.type);
  expect(kinds).not.toContain('bracket');
  expect(kinds).toContain('rows');
});
