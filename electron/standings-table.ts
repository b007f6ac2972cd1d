import type { Language } from '../shared/basics/localized.ts';
import { formatNumber } from '../shared/language/number-format.ts';
import type { ContestState } from '../shared/merge/state.ts';
import type { DisciplineState } from '../shared/reports/tournament/discipline-state.ts';
import {
  columnTexts,
  medalText,
  missingSentences,
  placeText,
  runText,
  stepSentences,
  timeText,
  unplacedSentence,
} from '../shared/reports/tournament/standing-words.ts';
import { nominationTitle, oneLine } from '../shared/results/naming.ts';
import type { Standing } from '../shared/tournament/standings.ts';
import { shownTeam } from '../shared/tournament/team-shown.ts';

/** How teams and their schools are called in public: nothing of their children. */
export function namesOf({ submissions }: Pick<ContestState, 'submissions'>): {
  readonly nameOf: (team: string) => string;
  readonly schoolOf: (team: string) => string;
} {
  const shown = (team: string) => {
    const submission = submissions.get(team);
    return submission === undefined ? null : shownTeam(submission, 'public');
  };
  return {
    nameOf: (team) => oneLine(shown(team)?.name ?? team),
    schoolOf: (team) => oneLine(shown(team)?.school ?? ''),
  };
}

function cellsOf(
  standing: Standing,
  names: ReturnType<typeof namesOf>,
  language: Language,
): readonly string[] {
  const { tally, heats, medal, team } = standing;
  const figures =
    heats === null
      ? [
          String(tally.played),
          String(tally.wins),
          String(tally.draws),
          String(tally.losses),
          `${formatNumber(tally.scored, language)} – ${formatNumber(tally.conceded, language)}`,
          formatNumber(tally.points, language),
        ]
      : [
          heats.counted === null ? '–' : timeText(heats.counted, language),
          heats.times.map((time) => runText(time, language) || '–').join('  '),
          String(heats.checkpoints),
        ];
  return [
    placeText(standing, language),
    names.nameOf(team),
    names.schoolOf(team),
    ...figures,
    medalText(medal, language),
  ];
}

const headerOf = (isTimed: boolean, language: Language): readonly string[] => {
  const column = columnTexts(language);
  const figures = isTimed
    ? [column.time, column.runs, column.checkpoints]
    : [column.played, column.wins, column.draws, column.losses, column.figures, column.points];
  return [column.place, column.team, column.school, ...figures, column.medal];
};

/** One discipline as a page: its name, the table, why equal teams stand as they do, and what is open. */
function disciplinePage(
  each: DisciplineState,
  state: ContestState,
  language: Language,
): readonly string[] {
  const { tournament } = each;
  const names = namesOf(state);
  const isTimed = tournament.discipline.system === 'timed-heats';
  const header = headerOf(isTimed, language);
  const rows = tournament.standings.map((standing) => ({
    cells: cellsOf(standing, names, language),
    sentences: stepSentences(tournament, standing, names.nameOf, language),
  }));
  const widths = header.map((title, column) =>
    rows.reduce((most, { cells }) => Math.max(most, cells[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    nominationTitle(state, tournament.discipline.nomination, language),
    ...(rows.length === 0 ? [] : [line(header)]),
    ...rows.flatMap(({ cells, sentences }) => [
      line(cells),
      ...sentences.map((sentence) => `    ${sentence}`),
    ]),
    ...missingSentences(each, names.nameOf, language),
    ...tournament.unplaced.map((unplaced) => unplacedSentence(unplaced, language)),
  ];
}

/** Standings for a person at a terminal. */
export const standingsTable = (
  states: readonly DisciplineState[],
  state: ContestState,
  language: Language,
): string =>
  `${states.map((each) => disciplinePage(each, state, language).join('\n')).join('\n\n')}\n`;
