import type { Id } from '../../../shared/contest/contest.ts';
import type { MatchPart } from '../../../shared/tournament/match.ts';
import type { PlayedMatch } from '../../../shared/tournament/play-matches.ts';

/** Matches of one round of a bracket, which stand in one column. */
export interface BracketRound {
  readonly id: Id;
  readonly part: MatchPart;
  readonly round: number;
  readonly matches: readonly PlayedMatch[];
}

/** A bracket as it is drawn: its rounds from left to right. */
export interface Bracket {
  readonly name: 'whole' | 'winners' | 'losers' | 'finals';
  readonly rounds: readonly BracketRound[];
}

const nameOf: Readonly<Record<MatchPart, Bracket['name'] | null>> = {
  table: null,
  swiss: null,
  bracket: 'whole',
  winners: 'winners',
  losers: 'losers',
  third: 'finals',
  final: 'finals',
  reset: 'finals',
};

/** The brackets of a knock-out or a double elimination; none elsewhere. */
export function bracketsOf(matches: readonly PlayedMatch[]): readonly Bracket[] {
  const brackets = new Map<Bracket['name'], Map<string, PlayedMatch[]>>();
  for (const played of matches) {
    const name = nameOf[played.match.part];
    if (name === null) continue;
    const rounds = brackets.get(name) ?? new Map<string, PlayedMatch[]>();
    const id = `${played.match.part}-${played.match.round}`;
    rounds.set(id, [...(rounds.get(id) ?? []), played]);
    brackets.set(name, rounds);
  }
  return [...brackets].map(([name, rounds]) => ({
    name,
    rounds: [...rounds].flatMap(([id, own]): readonly BracketRound[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { part, round } = first.match;
      return [{ id, part, round, matches: own }];
    }),
  }));
}
