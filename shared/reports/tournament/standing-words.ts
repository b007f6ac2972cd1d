import type { Language } from '../../basics/localized.ts';
import { rational, type Rational, rationalToDecimal } from '../../basics/rational.ts';
import type { Id } from '../../contest/contest.ts';
import { formatList } from '../../language/list-format.ts';
import { formatDecimal } from '../../language/number-format.ts';
import { fillText } from '../../results/document-texts.ts';
import type { TieStep } from '../../tournament/break-ties.ts';
import type { UnplacedResult } from '../../tournament/placing.ts';
import type { Medal, Standing } from '../../tournament/standings.ts';
import type { Tournament } from '../../tournament/tournament.ts';
import en from '../../../locales/en/standings.json' with { type: 'json' };
import kk from '../../../locales/kk/standings.json' with { type: 'json' };
import ru from '../../../locales/ru/standings.json' with { type: 'json' };
import type { DisciplineState } from './discipline-state.ts';

/** Words of standings: columns, medals, statuses, what told teams apart, what is missing. */
const standingTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };

/** Titles of columns of a table of standings. */
export const columnTexts = (language: Language): (typeof en)['column'] =>
  standingTexts[language].column;

/** "gold"; empty without a medal. */
export const medalText = (medal: Medal | null, language: Language): string =>
  medal === null ? '' : standingTexts[language].medal[medal];

/** How a team is called where standings are shown. */
export type TeamName = (team: Id) => string;

/** "1:23,456": minutes, seconds and exactly three digits, of milliseconds rounded half-up to whole ones. */
export function timeText(milliseconds: Rational, language: Language): string {
  const whole = Number(rationalToDecimal(milliseconds, 0));
  const minutes = Math.floor(whole / 60_000);
  const rest = String(Math.floor((whole % 60_000) / 1000)).padStart(2, '0');
  const point = language === 'en' ? '.' : ',';
  return `${minutes}:${rest}${point}${String(whole % 1000).padStart(3, '0')}`;
}

/** A figure with at most three digits after the point, without zeros at the end. */
function figureText(value: Rational, language: Language): string {
  const decimal = rationalToDecimal(value, 3);
  return formatDecimal(decimal.replace(/\.?0+$/, ''), language);
}

/** What told a team apart from others, as one sentence each, in the order in which the rules were asked. */
export function stepSentences(
  { discipline }: Pick<Tournament, 'discipline'>,
  { team, steps }: Pick<Standing, 'team' | 'steps'>,
  nameOf: TeamName,
  language: Language,
): readonly string[] {
  const texts = standingTexts[language].step;
  const valueOf = ({ rule, value }: TieStep): string => {
    if (value === null) return texts.none;
    return rule === 'second-heat' ? timeText(value, language) : figureText(value, language);
  };
  return steps.map((step) => {
    const isRun = step.rule === 'extra-round' && discipline.system === 'timed-heats';
    const others = step.among.filter((each) => each !== team);
    return fillText(texts[isRun ? 'extra-run' : step.rule], language, {
      teams: formatList([team, ...others].map(nameOf), language),
      value: valueOf(step),
    });
  });
}

/** Place as it is printed: shared ones with a sign of equality; the status where there is none. */
export function placeText(
  { place, shared, status }: Pick<Standing, 'place' | 'shared' | 'status'>,
  language: Language,
): string {
  if (status !== 'placed') return standingTexts[language].status[status];
  return `${place ?? ''}${shared ? '=' : ''}`;
}

const isDisputed = ({ state }: { readonly state: string }): boolean => state === 'disputed';

/** How a match is called where it is not known by its id alone. */
export type MatchName = (match: Id) => string;

const byId: MatchName = (match) => match;

/** Everything that standings still wait for, as sentences; matches by their ids unless they have names. */
export function missingSentences(
  { tournament, drawDisputed, undrawn, withdrawn }: DisciplineState,
  nameOf: TeamName,
  language: Language,
  matchOf: MatchName = byId,
): readonly string[] {
  const texts = standingTexts[language].missing;
  const named = (teams: readonly Id[]): string => formatList(teams.map(nameOf), language);
  const { missing, matches, heats } = tournament;
  const disputed = [
    ...matches.filter(isDisputed).map(({ match }) => match.id),
    ...heats.filter(isDisputed).map(({ heat }) => heat.id),
  ];
  const open = missing.flatMap((each) => (each.type === 'match' ? [each.match] : []));
  const left = open.filter((match) => !disputed.includes(match));
  const rounds = missing.flatMap((each) => (each.type === 'round' ? [String(each.round)] : []));
  const say = (
    items: readonly string[],
    text: string,
    values: Readonly<Record<string, string>>,
  ): readonly string[] => (items.length === 0 ? [] : [fillText(text, language, values)]);
  return [
    ...(missing.some(({ type }) => type === 'draw') ? [texts.draw] : []),
    ...(drawDisputed ? [texts.drawDisputed] : []),
    ...say(undrawn, texts.undrawn, { teams: named(undrawn) }),
    ...say(withdrawn, texts.withdrawn, { teams: named(withdrawn) }),
    ...say(disputed, texts.disputed, { matches: disputed.map(matchOf).join('; ') }),
    ...say(left, texts.match, { matches: left.map(matchOf).join('; ') }),
    ...say(rounds, texts.round, { rounds: rounds.join(', ') }),
    ...missing.flatMap((each) =>
      each.type === 'tie' || each.type === 'engineering'
        ? [fillText(texts[each.type], language, { teams: named(each.teams) })]
        : [],
    ),
  ];
}

/** Why a sheet does not count, as one sentence. */
export const unplacedSentence = (
  { result, reason }: UnplacedResult,
  language: Language,
  matchOf: MatchName = byId,
): string =>
  fillText(standingTexts[language].unplaced[reason], language, { match: matchOf(result.match) });

/** A whole number of milliseconds as a time; empty where there is none. */
export const runText = (milliseconds: number | null, language: Language): string =>
  milliseconds === null ? '' : timeText(rational(milliseconds), language);
