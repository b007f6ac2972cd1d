import type { Language, LocalizedText } from '../../../shared/basics/localized.ts';
import { formatNumber } from '../../../shared/language/number-format.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import {
  disciplineStates,
  type DisciplineState,
} from '../../../shared/reports/tournament/discipline-state.ts';
import { matchName, roundName } from '../../../shared/reports/tournament/match-words.ts';
import {
  placeText,
  columnTexts,
  timeText,
} from '../../../shared/reports/tournament/standing-words.ts';
import type { PlayedMatch } from '../../../shared/tournament/play-matches.ts';
import type { Standing } from '../../../shared/tournament/standings.ts';
import { formats } from '../../language/format.ts';
import { texts } from '../../language/texts.ts';
import { demoMark } from '../../show/demo-mark.ts';
import type { ShownPage, ShownStandings } from '../../show/shown-standings.ts';
import { inLanguages, type ShownTexts } from '../../show/shown-text.ts';
import { type Bracket, bracketsOf, type BracketRound } from './bracket-rounds.ts';
import { meetingRows } from './meeting-rows.ts';
import { disciplineTitle, teamNames } from './tournament-subject.ts';

/** Rows of one page: large enough for the last row of a hall. */
const rowsPerPage = 5;

const companions: Readonly<Record<Language, Language | null>> = { kk: 'ru', ru: 'kk', en: null };

/** Languages of the public: that of this window leads, Kazakh and Russian go together. */
const publicLanguages = (own: Language): readonly Language[] => {
  const second = companions[own];
  return second === null ? [own] : [own, second];
};

/** What a page is made from. */
interface PageGround {
  readonly state: ContestState;
  readonly each: DisciplineState;
  readonly languages: readonly Language[];
}

const inAll = (
  { languages }: Pick<PageGround, 'languages'>,
  say: (language: Language) => string,
): ShownTexts => inLanguages(languages.map((language) => ({ language, text: say(language) })));

const inChunks = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsPerPage) }, (_, at) =>
    items.slice(at * rowsPerPage, (at + 1) * rowsPerPage),
  );

type PageOf = Pick<ShownStandings, 'over' | 'page'>;

type Word =
  | 'screen.standings'
  | 'screen.upcoming'
  | 'screen.upcomingRuns'
  | 'screen.bracket'
  | 'standings.finals'
  | 'standings.winners'
  | 'standings.losers';

const word = (ground: PageGround, key: Word): ShownTexts =>
  inAll(ground, (language) => texts.getFixedT(language, 'tournament')(key));

function cellsOf(standing: Standing, { state, languages }: PageGround): readonly string[] {
  const { nameOf, schoolOf } = teamNames(state);
  const [language = 'kk'] = languages;
  const { heats, tally, team } = standing;
  const figures =
    heats === null
      ? [tally.played, tally.wins, tally.points].map((figure) => formatNumber(figure, language))
      : [
          heats.counted === null ? '–' : timeText(heats.counted, language),
          String(heats.checkpoints),
        ];
  return [placeText(standing, language), nameOf(team), schoolOf(team), ...figures];
}

function standingPages(ground: PageGround): readonly PageOf[] {
  const { tournament } = ground.each;
  const isTimed = tournament.discipline.system === 'timed-heats';
  const columns = isTimed
    ? (['place', 'team', 'school', 'time', 'checkpoints'] as const)
    : (['place', 'team', 'school', 'played', 'wins', 'points'] as const);
  const heads = columns.map((column) => inAll(ground, (language) => columnTexts(language)[column]));
  const rows = tournament.standings.map((standing) => cellsOf(standing, ground));
  return inChunks(rows).map((own) => ({
    over: word(ground, 'screen.standings'),
    page: { type: 'rows', heads, rows: own, team: 1 },
  }));
}

/** The next matches or runs that may be played now. */
function nextPage(ground: PageGround): readonly PageOf[] {
  const { state, each, languages } = ground;
  const { nameOf, schoolOf } = teamNames(state);
  const [language = 'kk'] = languages;
  const isTimed = each.tournament.discipline.system === 'timed-heats';
  const rows = meetingRows(each.tournament, nameOf, language)
    .filter(({ state: at }) => at === 'ready')
    .slice(0, rowsPerPage)
    .map(({ sides, teams, name }, at) => [
      String(at + 1),
      sides.join(' — '),
      isTimed ? schoolOf(teams[0] ?? '') : name,
    ]);
  if (rows.length === 0) return [];
  return [
    {
      over: word(ground, isTimed ? 'screen.upcomingRuns' : 'screen.upcoming'),
      page: { type: 'rows', heads: [[], [], []], rows, team: 1 },
    },
  ];
}

/** Finals are called by their names, the rounds before them by their numbers. */
function columnTitle(
  { each: { tournament } }: PageGround,
  { part, round, matches }: BracketRound,
  language: Language,
): string {
  const isFinal = part === 'final' || part === 'reset' || part === 'third';
  const [first] = matches;
  return isFinal && first !== undefined
    ? matchName(tournament, first.match.id, language)
    : roundName(tournament, { part, round }, language);
}

function bracketColumn(ground: PageGround, column: BracketRound) {
  const { nameOf } = teamNames(ground.state);
  const [language = 'kk'] = ground.languages;
  return {
    title: inAll(ground, (each) => columnTitle(ground, column, each)),
    matches: column.matches.map(({ sides, outcome }) => {
      const sideAt = (at: 0 | 1) => {
        const side = sides[at];
        const name = side.type === 'team' ? nameOf(side.team) : '';
        const figure = outcome?.figures?.[at];
        return {
          name,
          figure: figure === undefined ? '' : formatNumber(figure, language),
          won: side.type === 'team' && side.team === outcome?.winner,
        };
      };
      return [sideAt(0), sideAt(1)] as [ReturnType<typeof sideAt>, ReturnType<typeof sideAt>];
    }),
  };
}

/** False for what will not be played, and for a second final as long as nobody knows whether it is needed. */
const isSeen = ({ match, state }: PlayedMatch): boolean =>
  state !== 'not-needed' && !(match.part === 'reset' && state === 'waiting');

const seen = (rounds: readonly BracketRound[]): readonly BracketRound[] =>
  rounds
    .map((round) => ({ ...round, matches: round.matches.filter(isSeen) }))
    .filter(({ matches }) => matches.length > 0);

/** The last match of a bracket, out of which a finalist comes, under the name of the bracket. */
function lastOf(ground: PageGround, brackets: readonly Bracket[], name: 'winners' | 'losers') {
  const last = seen(brackets.find((bracket) => bracket.name === name)?.rounds ?? []).at(-1);
  return last === undefined
    ? []
    : [{ ...bracketColumn(ground, last), title: word(ground, `standings.${name}`) }];
}

/**
 * The last three rounds of each bracket: more of them nobody could read. The finals stand on a page of their own,
 * beside the matches out of which the finalists come.
 */
function bracketPages(ground: PageGround): readonly PageOf[] {
  const { matches, discipline } = ground.each.tournament;
  if (discipline.system !== 'knock-out' && discipline.system !== 'double-elimination') return [];
  const brackets = bracketsOf(matches);
  return brackets.flatMap(({ name, rounds }): readonly PageOf[] => {
    const columns = seen(rounds).map((round) => bracketColumn(ground, round));
    if (columns.length === 0) return [];
    const isFinals = name === 'finals';
    const page: ShownPage = {
      type: 'bracket',
      rounds: isFinals
        ? [
            ...lastOf(ground, brackets, 'winners'),
            ...lastOf(ground, brackets, 'losers'),
            ...columns,
          ]
        : columns.slice(-3),
    };
    return [{ over: word(ground, isFinals ? 'standings.finals' : 'screen.bracket'), page }];
  });
}

/** Every page of every drawn discipline, in the order in which they turn; teams and schools, no names of children. */
export function standingsPages(state: ContestState, own: Language): readonly ShownStandings[] {
  const languages = publicLanguages(own);
  const { settings } = state;
  if (settings === null) return [];
  const mark = settings.demo ? inAll({ languages }, (language) => demoMark()[language]) : [];
  const pages = disciplineStates(state)
    .filter(({ tournament }) => tournament.draw !== null)
    .flatMap((each) => {
      const ground = { state, each, languages };
      const title = inAll(ground, (language) =>
        disciplineTitle(settings, each.tournament.discipline, (text: LocalizedText) =>
          formats[language].localized(text),
        ),
      );
      return [...nextPage(ground), ...standingPages(ground), ...bracketPages(ground)].map(
        (page) => ({ kind: 'standings' as const, mark, title, ...page }),
      );
    });
  return pages.map((page, at) => ({ ...page, under: `${at + 1} / ${pages.length}` }));
}
