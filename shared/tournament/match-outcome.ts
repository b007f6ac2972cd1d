import { compare } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import type { Discipline, TieRule } from '../contest/discipline.ts';
import { mayBeDrawn, type MatchPart } from './match.ts';
import {
  type EngineeringScores,
  figureOf,
  type MatchResult,
  type SideResult,
} from './match-result.ts';

/** What decided a match: the figures, a ruling, that one side was empty, or a tie rule where the figures were equal. */
export type DecidedBy = 'figures' | 'walk-over' | 'disqualified' | 'bye' | TieRule;

/** How a match ended. */
export interface Outcome {
  /** Null where it was drawn, and where nobody won. */
  readonly winner: Id | null;
  readonly losers: readonly Id[];
  readonly drawn: boolean;
  readonly decidedBy: DecidedBy;
  /** Figures after penalties in the order of the sides; null where it was not played. */
  readonly figures: readonly [number, number] | null;
}

/** What a single match is decided from. */
export interface MatchGround {
  readonly discipline: Discipline;
  readonly engineering: EngineeringScores;
  readonly numbers: ReadonlyMap<Id, number>;
}

/** A match that its ruling decides against these teams; against both, nobody wins. */
export function lostWithoutPlay(
  teams: readonly [Id, Id],
  against: ReadonlySet<Id>,
  decidedBy: 'walk-over' | 'disqualified',
): Outcome {
  const winners = teams.filter((team) => !against.has(team));
  return {
    winner: winners.length === 1 ? (winners[0] ?? null) : null,
    losers: teams.filter((team) => against.has(team)),
    drawn: false,
    decidedBy,
    figures: null,
  };
}

/** Rules that can tell two sides of one match apart. */
const matchRules = ['extra-round', 'lighter-robot', 'engineering', 'draw'] as const;

type MatchRule = (typeof matchRules)[number];

/** Those of a discipline in its order; an extra round that was played is asked last in any case. */
function rulesOf({ tieBreak }: Discipline): readonly MatchRule[] {
  const told = tieBreak.flatMap((rule) => matchRules.filter((each) => each === rule));
  return told.includes('extra-round') ? told : [...told, 'extra-round'];
}

/** Above zero where the first side is ahead by the rule, below where the second is; 0 where the rule does not tell. */
function lead(
  rule: MatchRule,
  [first, second]: readonly [SideResult, SideResult],
  { engineering, numbers }: MatchGround,
): number {
  switch (rule) {
    case 'extra-round':
      return first.extra === null || second.extra === null ? 0 : first.extra - second.extra;
    case 'lighter-robot':
      return first.weight === null || second.weight === null ? 0 : second.weight - first.weight;
    case 'engineering': {
      const [one, other] = [engineering.get(first.team), engineering.get(second.team)];
      return one === undefined || other === undefined ? 0 : compare(one, other);
    }
    case 'draw':
      return (numbers.get(second.team) ?? 0) - (numbers.get(first.team) ?? 0);
  }
}

/**
 * How a match with a result ended; null where its figures are equal, it may not be drawn and no rule tells the teams
 * apart: then an extra round has to be played. The sides of the result are those of the match, in any order.
 */
export function matchOutcome(
  result: MatchResult,
  match: { readonly part: MatchPart; readonly teams: readonly [Id, Id] },
  ground: MatchGround,
): Outcome | null {
  const { ruling } = result;
  const { teams } = match;
  if (ruling.type === 'walk-over' || ruling.type === 'disqualified')
    return lostWithoutPlay(teams, new Set(ruling.teams), ruling.type);
  const [one, other] = result.sides;
  if (one === undefined || other === undefined) return null;
  const sides = one.team === teams[0] ? ([one, other] as const) : ([other, one] as const);
  const { penalties } = ground.discipline;
  const figures = [figureOf(sides[0], penalties), figureOf(sides[1], penalties)] as const;
  const ended = (ahead: number, decidedBy: DecidedBy): Outcome => {
    const [winner, loser] = ahead > 0 ? teams : [teams[1], teams[0]];
    return { winner, losers: [loser], drawn: false, decidedBy, figures };
  };
  const difference = figures[0] - figures[1];
  if (difference !== 0) return ended(difference, 'figures');
  if (mayBeDrawn(match.part))
    return { winner: null, losers: [], drawn: true, decidedBy: 'figures', figures };
  for (const rule of rulesOf(ground.discipline)) {
    const ahead = lead(rule, sides, ground);
    if (ahead !== 0) return ended(ahead, rule);
  }
  return null;
}
