import type { Language } from '../../basics/localized.ts';
import type { Id } from '../../contest/contest.ts';
import type { TieRule } from '../../contest/discipline.ts';
import { formatList } from '../../language/list-format.ts';
import { formatNumber } from '../../language/number-format.ts';
import { fillText } from '../../results/document-texts.ts';
import { isExtraRound, type Match, type Slot } from '../../tournament/match.ts';
import type { Ruling } from '../../tournament/match-result.ts';
import type { PlayedHeat } from '../../tournament/play-heats.ts';
import type { PlayedMatch } from '../../tournament/play-matches.ts';
import { bracketRounds } from '../../tournament/schedule.ts';
import type { Tournament } from '../../tournament/tournament.ts';
import { runText, type TeamName } from './standing-words.ts';
import { tournamentTexts } from './tournament-texts.ts';

const numberIn = (id: Id): string => id.split('-').at(-1) ?? '';

/** How many rounds are left after one of a knock-out: 0 = it is the final. */
const leftAfter = ({ draw }: Tournament, round: number): number =>
  bracketRounds(draw?.entries.length ?? 0) - round;

function bracketName(
  tournament: Tournament,
  { id, round }: Pick<Match, 'id' | 'round'>,
  language: Language,
): string {
  const { name } = tournamentTexts[language];
  const number = numberIn(id);
  switch (leftAfter(tournament, round)) {
    case 0:
      return name.final;
    case 1:
      return fillText(name.semi, language, { number });
    case 2:
      return fillText(name.quarter, language, { number });
    default:
      return fillText(name.bracket, language, { round, number });
  }
}

/** How a match, a heat or an extra round is called; the id itself where the schedule does not have it. */
export function matchName(tournament: Tournament, id: Id, language: Language): string {
  const { name } = tournamentTexts[language];
  const number = numberIn(id);
  if (isExtraRound(id)) return fillText(name.extra, language, { number });
  const heat = tournament.heats.find((each) => each.heat.id === id)?.heat;
  if (heat !== undefined) return fillText(name.heat, language, { run: heat.run, number });
  const match = tournament.matches.find((each) => each.match.id === id)?.match;
  if (match === undefined) return id;
  switch (match.part) {
    case 'third':
    case 'final':
    case 'reset':
      return name[match.part];
    case 'bracket':
      return bracketName(tournament, match, language);
    case 'table':
    case 'swiss':
    case 'winners':
    case 'losers':
      return fillText(name[match.part], language, { round: match.round, number });
  }
}

/** How a round of a bracket is called above its matches. */
export function roundName(
  tournament: Tournament,
  { part, round }: Pick<Match, 'part' | 'round'>,
  language: Language,
): string {
  const { name } = tournamentTexts[language];
  if (part === 'bracket') {
    const names = [name.final, name.semis, name.quarters];
    return names[leftAfter(tournament, round)] ?? fillText(name.round, language, { round });
  }
  return fillText(name.round, language, { round });
}

function waitingFor(tournament: Tournament, slot: Slot, language: Language): string {
  const { side } = tournamentTexts[language];
  switch (slot.type) {
    case 'winner':
    case 'loser':
      return fillText(side[slot.type], language, {
        match: matchName(tournament, slot.match, language),
      });
    case 'place':
      return fillText(side.place, language, { place: slot.place });
    case 'team':
    case 'bye':
      return side.nobody;
  }
}

/** Who stands on a side of a match: the team, nobody, or where it will come from. */
export function sideNames(
  tournament: Tournament,
  { match, sides }: PlayedMatch,
  nameOf: TeamName,
  language: Language,
): readonly [string, string] {
  const nameAt = (at: 0 | 1): string => {
    const side = sides[at];
    if (side.type === 'team') return nameOf(side.team);
    return side.type === 'nobody'
      ? tournamentTexts[language].side.nobody
      : waitingFor(tournament, match.sides[at], language);
  };
  return [nameAt(0), nameAt(1)];
}

/** What a referee ruled, without the reason; empty for an ordinary result. */
export function rulingText(ruling: Ruling, nameOf: TeamName, language: Language): string {
  const { result } = tournamentTexts[language];
  switch (ruling.type) {
    case 'none':
      return '';
    case 're-run':
      return result['re-run'];
    case 'walk-over':
    case 'disqualified':
      return fillText(result[ruling.type], language, {
        teams: formatList(ruling.teams.map(nameOf), language),
      });
  }
}

const isRule = (
  by: string,
  rules: Readonly<Record<TieRule, string>>,
): by is Exclude<TieRule, never> => Object.hasOwn(rules, by);

/** How a match ended: figures, the ruling, the rule that told equal figures apart; empty while it is not known. */
export function matchResultText(
  { outcome, recorded, state }: PlayedMatch,
  nameOf: TeamName,
  language: Language,
): string {
  const { result, rule } = tournamentTexts[language];
  if (state === 'disputed') return result.disputed;
  const figures = outcome?.figures ?? null;
  const decidedBy = outcome?.decidedBy ?? 'figures';
  return [
    figures === null
      ? ''
      : figures.map((figure) => formatNumber(figure, language)).join('\u00a0:\u00a0'),
    recorded === null ? '' : rulingText(recorded.result.ruling, nameOf, language),
    isRule(decidedBy, rule) ? fillText(result.decidedBy, language, { rule: rule[decidedBy] }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How a run ended: the time, or how far the robot came; the ruling; empty while it is not known. */
export function heatResultText(
  { milliseconds, checkpoints, recorded, state }: PlayedHeat,
  nameOf: TeamName,
  language: Language,
): string {
  const { result } = tournamentTexts[language];
  if (state === 'disputed') return result.disputed;
  const time =
    state !== 'run'
      ? ''
      : milliseconds === null
        ? fillText(result.notFinished, language, { count: checkpoints })
        : runText(milliseconds, language);
  const ruling = recorded === null ? '' : rulingText(recorded.result.ruling, nameOf, language);
  return [time, ruling].filter((part) => part !== '').join(' · ');
}
