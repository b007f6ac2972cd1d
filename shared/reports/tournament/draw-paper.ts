import { fillText } from '../../results/document-texts.ts';
import { oneLine } from '../../results/naming.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import type { DrawVersion } from '../../merge/tournament-facts.ts';
import { disciplineKey, disciplineStates, type DisciplineState } from './discipline-state.ts';
import { matchName, sideNames } from './match-words.ts';
import {
  disciplineName,
  listOf,
  openSentences,
  paperColumn,
  teamsOnPaper,
  tournamentPaper,
} from './tournament-paper.ts';
import { tournamentTexts } from './tournament-texts.ts';

/** Who meets whom first: no team has come from another match. */
function firstMatches(source: ProtocolSource, { tournament }: DisciplineState): readonly Block[] {
  const { language } = source;
  const { nameOf } = teamsOnPaper(source);
  const rows = tournament.matches
    .filter(({ match }) => match.round === 1 && match.sides.every(({ type }) => type === 'team'))
    .map((played) => [
      matchName(tournament, played.match.id, language),
      sideNames(tournament, played, nameOf, language).join(' — '),
    ]);
  if (rows.length === 0) return [];
  return [
    { type: 'paragraph', id: 'first', text: tournamentTexts[language].draw.firstRound },
    {
      type: 'table',
      id: 'first-matches',
      columns: [paperColumn('match', language), paperColumn('sides', language)],
      rows,
    },
  ];
}

/** Why lots were drawn anew, as often as they were. */
const reasonsOf = (source: ProtocolSource, versions: readonly DrawVersion[]): readonly string[] =>
  versions
    .filter(({ reason }) => reason.trim() !== '')
    .map(({ reason }) =>
      fillText(tournamentTexts[source.language].draw.again, source.language, {
        reason: oneLine(reason),
      }),
    );

function drawnPart(source: ProtocolSource, each: DisciplineState): PaperPart {
  const { state, language } = source;
  const { draw, discipline } = each.tournament;
  const { nameOf, schoolOf } = teamsOnPaper(source);
  const texts = tournamentTexts[language].draw;
  const title = disciplineName(source, discipline.nomination);
  const id = `draw-${discipline.nomination}`;
  if (draw === null) return { id, title, blocks: [{ type: 'paragraph', id, text: texts.none }] };
  const values = {
    system: tournamentTexts[language].system[discipline.system],
    count: draw.entries.length,
  };
  const seed = oneLine(draw.seed ?? '');
  const versions = state.drawVersions.get(disciplineKey(discipline)) ?? [];
  const seeded = draw.seeded.map(nameOf).join(', ');
  return {
    id,
    title,
    blocks: [
      {
        type: 'paragraph',
        id: 'how',
        text:
          draw.seed === null
            ? fillText(texts.hand, language, values)
            : fillText(texts.seed, language, { ...values, seed }),
      },
      ...(draw.seed === null ? [] : [{ type: 'paragraph' as const, id: 'check', text: texts.how }]),
      ...listOf('seeded', [
        ...(seeded === '' ? [] : [fillText(texts.seeded, language, { teams: seeded })]),
        ...reasonsOf(source, versions),
      ]),
      {
        type: 'table',
        id: 'numbers',
        columns: [
          paperColumn('number', language, 'right'),
          paperColumn('team', language),
          paperColumn('school', language),
          paperColumn('application', language, 'right'),
        ],
        rows: draw.entries.map(({ team }, at) => [
          String(at + 1),
          nameOf(team),
          schoolOf(team),
          team,
        ]),
      },
      ...firstMatches(source, each),
    ],
  };
}

/** The record of the draw: how lots were drawn in each discipline, how anybody repeats it, and the numbers. */
export function drawPaper(source: ProtocolSource): PaperData {
  const states = disciplineStates(source.state);
  const open = states.flatMap((each) =>
    each.tournament.draw === null || each.drawDisputed ? openSentences(source, each) : [],
  );
  return tournamentPaper(
    source,
    {
      title: tournamentTexts[source.language].draw.title,
      sections: states.map((each) => drawnPart(source, each)),
    },
    open,
  );
}
