import { fillText } from '../../results/document-texts.ts';
import { jurorName, oneLine } from '../../results/naming.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import type { RecordedSheet } from '../../merge/tournament-facts.ts';
import { disciplineKey, disciplineStates, type DisciplineState } from './discipline-state.ts';
import {
  heatResultText,
  matchName,
  matchResultText,
  rulingText,
  sideNames,
} from './match-words.ts';
import { resultsTable, tieSentences } from './results-table.ts';
import { medalText } from './standing-words.ts';
import {
  disciplineName,
  listOf,
  openSentences,
  paperColumn,
  teamsOnPaper,
  tournamentPaper,
} from './tournament-paper.ts';
import { tournamentTexts } from './tournament-texts.ts';

const isHeld = ({ recorded }: { readonly recorded: unknown }): boolean => recorded !== null;

/** How many teams and matches, in words; then the medals. */
function medalsPart(source: ProtocolSource, each: DisciplineState): PaperPart {
  const { language } = source;
  const { tournament } = each;
  const texts = tournamentTexts[language].day;
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const discipline = disciplineName(source, tournament.discipline.nomination);
  const meetings = [...tournament.matches, ...tournament.heats];
  const medals = tournament.standings.flatMap(({ medal, team }) =>
    medal === null
      ? []
      : [
          fillText(texts.medalRow, language, {
            medal: medalText(medal, language),
            team: nameOf(team),
            school: schoolOf(team),
          }),
        ],
  );
  return {
    id: `medals-${tournament.discipline.nomination}`,
    title: discipline,
    blocks: [
      {
        type: 'paragraph',
        id: 'count',
        text: fillText(texts.count, language, {
          discipline,
          teams: tournament.draw?.entries.length ?? 0,
          done: meetings.filter(isHeld).length,
          all: meetings.filter(({ state }) => state !== 'free' && state !== 'not-needed').length,
        }),
      },
      ...(medals.length === 0
        ? [{ type: 'paragraph' as const, id: 'no-medals', text: texts.noMedals }]
        : [
            { type: 'paragraph' as const, id: 'medals', text: texts.medals },
            ...listOf('medal-list', medals),
          ]),
    ],
  };
}

/** Every match and run with its result and who wrote it down. */
function matchesPart(source: ProtocolSource, { tournament }: DisciplineState): PaperPart {
  const { language, state } = source;
  const { nameOf } = teamsOnPaper(source);
  const sheets: ReadonlyMap<string, RecordedSheet> =
    state.matchResults.get(disciplineKey(tournament.discipline)) ?? new Map();
  const refereeOf = (match: string): string => {
    const sheet = sheets.get(match);
    const holder = sheet === undefined ? undefined : state.keys.get(sheet.by);
    return holder === undefined || holder.role === 'headquarters'
      ? ''
      : jurorName(state, holder.person);
  };
  const row = (id: string, sides: string, result: string): readonly string[] => [
    matchName(tournament, id, language),
    sides,
    result,
    refereeOf(id),
  ];
  const rows = [
    ...tournament.matches
      .filter(({ state: at }) => at !== 'not-needed')
      .map((played) =>
        row(
          played.match.id,
          sideNames(tournament, played, nameOf, language).join(' — '),
          matchResultText(played, nameOf, language),
        ),
      ),
    ...tournament.heats.map((played) =>
      row(played.heat.id, nameOf(played.heat.team), heatResultText(played, nameOf, language)),
    ),
  ];
  const discipline = disciplineName(source, tournament.discipline.nomination);
  const table: Block = {
    type: 'table',
    id: 'matches',
    columns: [
      paperColumn('match', language),
      paperColumn('sides', language),
      paperColumn('result', language),
      paperColumn('referee', language),
    ],
    rows,
  };
  return {
    id: `matches-${tournament.discipline.nomination}`,
    title: fillText(tournamentTexts[language].day.matches, language, { discipline }),
    blocks: rows.length === 0 ? [] : [table],
  };
}

/** Walk-overs, re-runs and disqualifications of all disciplines, each with its reason. */
function rulingsPart(source: ProtocolSource, states: readonly DisciplineState[]): PaperPart {
  const { language } = source;
  const texts = tournamentTexts[language].day;
  const { nameOf } = teamsOnPaper(source);
  const rows = states.flatMap(({ tournament }) =>
    [...tournament.matches, ...tournament.heats].flatMap(({ recorded }) => {
      if (recorded === null || recorded.disputed || recorded.result.ruling.type === 'none')
        return [];
      const { ruling, match } = recorded.result;
      return [
        fillText(texts.rulingRow, language, {
          discipline: disciplineName(source, tournament.discipline.nomination),
          match: matchName(tournament, match, language),
          result: rulingText(ruling, nameOf, language),
          reason: oneLine('reason' in ruling ? ruling.reason : ''),
        }),
      ];
    }),
  );
  return {
    id: 'rulings',
    title: texts.rulings,
    blocks:
      rows.length === 0
        ? [{ type: 'paragraph', id: 'no-rulings', text: texts.noRulings }]
        : listOf('ruling-list', rows),
  };
}

/** The minutes of the day: medals, rulings with their reasons, and every match. */
export function dayPaper(source: ProtocolSource): PaperData {
  const states = disciplineStates(source.state);
  return tournamentPaper(
    source,
    {
      title: tournamentTexts[source.language].day.title,
      sections: [
        ...states.map((each) => medalsPart(source, each)),
        rulingsPart(source, states),
        ...states.map((each) => matchesPart(source, each)),
      ],
    },
    states.flatMap((each) => openSentences(source, each)),
  );
}

/** What decided ties, under the table. */
function tieBlocks(source: ProtocolSource, each: DisciplineState): readonly Block[] {
  const sentences = tieSentences(source, each);
  const text = tournamentTexts[source.language].column.why;
  return sentences.length === 0
    ? []
    : [{ type: 'paragraph', id: 'ties', text }, ...listOf('tie-list', sentences)];
}

/** Results by discipline: places, figures, and what decided a tie. */
export function resultsPaper(source: ProtocolSource): PaperData {
  const { language } = source;
  const texts = tournamentTexts[language];
  const states = disciplineStates(source.state);
  return tournamentPaper(
    source,
    {
      title: texts.results.title,
      sections: states.map((each): PaperPart => {
        const { nomination } = each.tournament.discipline;
        const table = resultsTable(source, each);
        return {
          id: `results-${nomination}`,
          title: disciplineName(source, nomination),
          blocks:
            table.rows.length === 0
              ? [{ type: 'paragraph', id: 'none', text: texts.draw.none }]
              : [{ type: 'table', id: 'results', ...table }, ...tieBlocks(source, each)],
        };
      }),
    },
    states.flatMap((each) => openSentences(source, each)),
  );
}
