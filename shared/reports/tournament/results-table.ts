import type { Language } from '../../basics/localized.ts';
import { formatNumber } from '../../language/number-format.ts';
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

/** Figures as people read them; a spreadsheet wants plain numbers instead. */
type Show = (figure: number) => string;

function figureCells(
  { tally, heats }: Standing,
  language: Language,
  show: Show,
): readonly string[] {
  if (heats === null)
    return [
      show(tally.played),
      show(tally.wins),
      show(tally.draws),
      show(tally.losses),
      `${formatNumber(tally.scored, language)} – ${formatNumber(tally.conceded, language)}`,
      show(tally.points),
    ];
  return [
    heats.counted === null ? '–' : timeText(heats.counted, language),
    heats.times.map((time) => runText(time, language) || '–').join('; '),
    show(heats.checkpoints),
  ];
}

/** Wins, draws and losses in one narrow column: a page is upright. */
function paperCells(standing: Standing, language: Language): readonly string[] {
  const cells = figureCells(standing, language, (figure) => formatNumber(figure, language));
  if (standing.heats !== null) return cells;
  const [played = '', wins = '', draws = '', losses = '', figures = '', points = ''] = cells;
  return [played, `${wins} / ${draws} / ${losses}`, figures, points];
}

/** The results of one discipline as an upright page has room for them. */
export function resultsTable(source: Source, { tournament }: DisciplineState): ResultsTable {
  const { language } = source;
  const column = columnTexts(language);
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const isTimed = tournament.discipline.system === 'timed-heats';
  const titled = (id: keyof typeof column, align: TableColumn['align']): TableColumn => ({
    id,
    title: column[id],
    align,
  });
  const figures: readonly TableColumn[] = isTimed
    ? [titled('time', 'right'), titled('runs', 'left'), titled('checkpoints', 'right')]
    : [
        titled('played', 'center'),
        paperColumn('outcomes', language, 'center'),
        titled('figures', 'center'),
        titled('points', 'center'),
      ];
  return {
    columns: [
      titled('place', 'center'),
      titled('team', 'left'),
      titled('school', 'left'),
      ...figures,
      titled('medal', 'left'),
    ],
    rows: tournament.standings.map((standing) => [
      placeText(standing, language),
      nameOf(standing.team),
      schoolOf(standing.team),
      ...paperCells(standing, language),
      medalText(standing.medal, language),
    ]),
  };
}

/** What told equal teams apart, a line for each of them, in the order of the places. */
export function tieSentences(source: Source, { tournament }: DisciplineState): readonly string[] {
  const { nameOf } = teamsOnPaper(source);
  return tournament.standings.flatMap((standing) => {
    const why = stepSentences(tournament, standing, nameOf, source.language);
    return why.length === 0 ? [] : [`${nameOf(standing.team)}. ${why.join(' ')}`];
  });
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
      const cells = figureCells(standing, language, String);
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
