import type { Language } from '../../basics/localized.ts';
import type { ProtocolSource, TableColumn } from '../../results/protocol-parts.ts';
import type { Standing } from '../../tournament/standings.ts';
import { disciplineStates, type DisciplineState } from './discipline-state.ts';
import {
  placeText,
  runText,
  columnTexts,
  medalText,
  stepSentences,
  timeText,
} from './standing-words.ts';
import { disciplineName, paperColumn, teamsOnPaper } from './tournament-paper.ts';
import { tournamentTexts } from './tournament-texts.ts';

type Source = Pick<ProtocolSource, 'state' | 'language'>;

/** Columns of a discipline's results and their rows, in the order of the places. */
export interface ResultsTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

const figures = ['played', 'wins', 'draws', 'losses', 'figures', 'points'] as const;
const times = ['time', 'runs', 'checkpoints'] as const;

function figureCells({ tally, heats }: Standing, language: Language): readonly string[] {
  if (heats === null)
    return [
      String(tally.played),
      String(tally.wins),
      String(tally.draws),
      String(tally.losses),
      `${tally.scored} – ${tally.conceded}`,
      String(tally.points),
    ];
  return [
    heats.counted === null ? '–' : timeText(heats.counted, language),
    heats.times.map((time) => runText(time, language) || '–').join('; '),
    String(heats.checkpoints),
  ];
}

/** The results of one discipline, with what decided a tie in words. */
export function resultsTable(source: Source, { tournament }: DisciplineState): ResultsTable {
  const { language } = source;
  const column = columnTexts(language);
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const isTimed = tournament.discipline.system === 'timed-heats';
  const names = ['place', 'team', 'school', ...(isTimed ? times : figures), 'medal'] as const;
  const isText = (name: string): boolean => ['team', 'school', 'medal', 'runs'].includes(name);
  return {
    columns: [
      ...names.map((name): TableColumn => ({
        id: name,
        title: column[name],
        align: isText(name) ? 'left' : 'right',
      })),
      paperColumn('why', language),
    ],
    rows: tournament.standings.map((standing) => [
      placeText(standing, language),
      nameOf(standing.team),
      schoolOf(standing.team),
      ...figureCells(standing, language),
      medalText(standing.medal, language),
      stepSentences(tournament, standing, nameOf, language).join(' '),
    ]),
  };
}

/** All disciplines in one table for spreadsheets: those that take times and those that do not have columns of their own. */
export function resultsTableFile(source: Source): {
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly numeric: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
} {
  const { language } = source;
  const column = columnTexts(language);
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const heads = [
    [tournamentTexts[language].column.discipline, 30, false],
    [column.place, 10, true],
    [tournamentTexts[language].column.number, 10, true],
    [column.team, 30, false],
    [column.school, 34, false],
    [column.played, 10, true],
    [column.wins, 10, true],
    [column.draws, 10, true],
    [column.losses, 10, true],
    [column.figures, 16, false],
    [column.points, 10, true],
    [column.time, 14, false],
    [column.checkpoints, 10, true],
    [column.medal, 12, false],
    [tournamentTexts[language].column.why, 60, false],
  ] as const;
  const rows = disciplineStates(source.state).flatMap(({ tournament }) =>
    tournament.standings.map((standing) => {
      const cells = figureCells(standing, language);
      const own =
        standing.heats === null
          ? [...cells, '', '']
          : ['', '', '', '', '', '', cells[0] ?? '', cells[2] ?? ''];
      return [
        disciplineName(source, tournament.discipline.nomination),
        placeText(standing, language),
        String(standing.number),
        nameOf(standing.team),
        schoolOf(standing.team),
        ...own,
        medalText(standing.medal, language),
        stepSentences(tournament, standing, nameOf, language).join(' '),
      ];
    }),
  );
  return {
    title: tournamentTexts[language].results.title,
    columns: heads.map(([title, width, numeric]) => ({ title, width, numeric })),
    rows,
  };
}
