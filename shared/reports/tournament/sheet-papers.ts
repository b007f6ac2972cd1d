import { documentTexts, fillText } from '../../results/document-texts.ts';
import { oneLine } from '../../results/naming.ts';
import type { Block, PaperData, ProtocolSource } from '../../results/protocol-parts.ts';
import type { Id } from '../../contest/contest.ts';
import { refereeSheetCode, showSheetCode } from '../../scoring/sheet-code.ts';
import type { MatchResult, RecordedResult } from '../../tournament/match-result.ts';
import { disciplineStates, type DisciplineState } from './discipline-state.ts';
import { matchName, rulingText } from './match-words.ts';
import { sheetLines } from './sheet-words.ts';
import { disciplineName, teamsOnPaper, tournamentPaper } from './tournament-paper.ts';
import { tournamentTexts } from './tournament-texts.ts';

/** A match or a run that has a sheet, or needs one. */
export interface SheetOnPaper {
  readonly each: DisciplineState;
  readonly match: Id;
  readonly teams: readonly Id[];
  /** Null where nothing was written yet: the sheet is blank. */
  readonly result: MatchResult | null;
}

const resultOf = (recorded: RecordedResult | null): MatchResult | null =>
  recorded === null || recorded.disputed ? null : recorded.result;

/** Sheets of every match and run whose teams are known, in the order of the schedules. */
export const sheetsOnPaper = ({ state }: Pick<ProtocolSource, 'state'>): readonly SheetOnPaper[] =>
  disciplineStates(state).flatMap((each) => {
    const { matches, heats } = each.tournament;
    return [
      ...matches.flatMap(({ match, sides, recorded, state: at }): readonly SheetOnPaper[] => {
        const teams = sides.flatMap((side) => (side.type === 'team' ? [side.team] : []));
        if (teams.length < 2 || at === 'not-needed') return [];
        return [{ each, match: match.id, teams, result: resultOf(recorded) }];
      }),
      ...heats.map(({ heat, recorded }): SheetOnPaper => ({
        each,
        match: heat.id,
        teams: [heat.team],
        result: resultOf(recorded),
      })),
    ];
  });

/** The figures of a sheet as a table, then the ruling and the note; gaps where nothing was written. */
function sheetBlocks(source: ProtocolSource, sheet: SheetOnPaper): readonly Block[] {
  const { language } = source;
  const { sheet: texts } = tournamentTexts[language];
  const { blank } = documentTexts[language];
  const { nameOf } = teamsOnPaper(source);
  const { result, teams } = sheet;
  const sides = teams.flatMap((team) => result?.sides.find((side) => side.team === team) ?? []);
  const ruling = result === null ? '' : rulingText(result.ruling, nameOf, language);
  const reason = result !== null && 'reason' in result.ruling ? result.ruling.reason : '';
  const said = [ruling, oneLine(reason)].filter((part) => part !== '').join(': ');
  const note = oneLine(result?.note ?? '');
  return [
    {
      type: 'table',
      id: 'lines',
      columns: [
        { id: 'what', title: texts.what, align: 'left' },
        ...teams.map((team, at) => ({
          id: `team-${at}`,
          title: nameOf(team),
          align: 'center' as const,
        })),
      ],
      rows: sheetLines(sheet.each.tournament.discipline, sides, language).map(
        ({ label, values }) => [label, ...teams.map((_team, at) => values[at] ?? '')],
      ),
    },
    {
      type: 'list',
      id: 'said',
      items: [
        fillText(texts.ruling, language, { text: said || blank }),
        fillText(texts.note, language, { text: note || blank }),
      ],
    },
  ];
}

function sheetPaper(source: ProtocolSource, sheet: SheetOnPaper): PaperData {
  const { language } = source;
  const { sheet: texts } = tournamentTexts[language];
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const { tournament } = sheet.each;
  const { nomination, stage } = tournament.discipline;
  const code = showSheetCode(
    refereeSheetCode(source.state.contest, { stage, nomination, match: sheet.match }),
  );
  const titles = sheet.teams.map((team) =>
    [nameOf(team), schoolOf(team)].filter((part) => part !== '').join(', '),
  );
  return tournamentPaper(
    source,
    {
      title: `${texts.title}. ${matchName(tournament, sheet.match, language)}`,
      lines: [disciplineName(source, nomination), fillText(texts.code, language, { code })],
      code,
      sections: [{ id: 'sheet', title: titles.join(' — '), blocks: sheetBlocks(source, sheet) }],
      signing: {
        title: documentTexts[language].section.signatures,
        lines: [
          { role: texts.referee, name: '' },
          ...sheet.teams.map((team) => ({ role: texts.captains, name: nameOf(team) })),
        ],
        sealPlace: '',
      },
    },
    [],
  );
}

/** Referees' sheets, filled in where a result is recorded and blank elsewhere; one page that says so without a draw. */
export function sheetPapers(
  source: ProtocolSource,
  range?: { readonly from: number; readonly count: number },
): readonly PaperData[] {
  const all = sheetsOnPaper(source);
  const texts = tournamentTexts[source.language].sheet;
  if (all.length === 0)
    return [tournamentPaper(source, { title: texts.title, lines: [texts.none], sections: [] }, [])];
  const wanted = range === undefined ? all : all.slice(range.from, range.from + range.count);
  return wanted.map((sheet) => sheetPaper(source, sheet));
}
