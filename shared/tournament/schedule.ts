import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import { bracketOrder, bracketSize } from './bracket.ts';
import type { Draw } from './draw.ts';
import { type Heat, loserOf, type Match, numberedSides, winnerOf } from './match.ts';

/** Pairs of numbers of one round by the circle method: the first stands still, the others move on; `count` is even. */
export function circleRound(count: number, round: number): readonly (readonly [number, number])[] {
  const turning = Array.from({ length: count - 1 }, (_, index) => {
    const at = (index - (round - 1) + 2 * (count - 1)) % (count - 1);
    return at + 2;
  });
  const circle = [1, ...turning];
  return Array.from({ length: count / 2 }, (_, index) => [
    circle[index] ?? 0,
    circle[count - 1 - index] ?? 0,
  ]);
}

function roundRobin(teams: readonly Id[], finalOfTwo: boolean): readonly Match[] {
  const count = teams.length + (teams.length % 2);
  const table = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    circleRound(count, index + 1)
      // Whose number is beyond the teams is the odd one's rest.
      .filter((pair) => Math.max(...pair) <= teams.length)
      .map(([first, second], at): Match => ({
        id: `r${index + 1}-${at + 1}`,
        part: 'table',
        round: index + 1,
        sides: numberedSides(teams, first, second),
      })),
  ).flat();
  if (!finalOfTwo || teams.length < 2) return table;
  const sides = [
    { type: 'place', place: 1 },
    { type: 'place', place: 2 },
  ] as const;
  return [...table, { id: 'final', part: 'final', round: 1, sides }];
}

/** Matches of one bracket, round after round; ids are the letter, the round and the number in the round. */
function bracket(
  teams: readonly Id[],
  letter: 'r' | 'w',
  part: 'bracket' | 'winners',
): readonly Match[] {
  const size = bracketSize(teams.length);
  const order = bracketOrder(size);
  const rounds: Match[] = [];
  for (let round = 1, matches = size / 2; matches >= 1; round += 1, matches /= 2) {
    for (let at = 1; at <= matches; at += 1) {
      const sides =
        round === 1
          ? numberedSides(teams, order[2 * at - 2] ?? 0, order[2 * at - 1] ?? 0)
          : ([
              winnerOf(`${letter}${round - 1}-${2 * at - 1}`),
              winnerOf(`${letter}${round - 1}-${2 * at}`),
            ] as const);
      rounds.push({ id: `${letter}${round}-${at}`, part, round, sides });
    }
  }
  return rounds;
}

/** Rounds of a bracket that holds so many teams. */
export const bracketRounds = (teams: number): number => Math.log2(bracketSize(teams));

function knockOut(teams: readonly Id[], thirdPlace: boolean): readonly Match[] {
  if (teams.length < 2) return [];
  const matches = bracket(teams, 'r', 'bracket');
  const semiFinal = bracketRounds(teams.length) - 1;
  if (!thirdPlace || semiFinal < 1) return matches;
  const sides = [loserOf(`r${semiFinal}-1`), loserOf(`r${semiFinal}-2`)] as const;
  const third: Match = { id: 'third', part: 'third', round: 1, sides };
  // It is played before the final.
  return [...matches.slice(0, -1), third, ...matches.slice(-1)];
}

/** One round of the losers' bracket: odd rounds bring its teams together, even ones the losers of a winners' round. */
function losersRound(round: number, rounds: number): readonly Match[] {
  const step = Math.floor(round / 2);
  const isMajor = round % 2 === 0;
  const matches = 2 ** (rounds - 1 - (isMajor ? step : step + 1));
  return Array.from({ length: matches }, (_, index) => {
    const at = index + 1;
    // Losers of even winners' rounds come in from the other end, so that nobody meets the same team again at once.
    const entering = step % 2 === 1 ? matches + 1 - at : at;
    const before = round === 1 ? loserOf : winnerOf;
    const letter = round === 1 ? 'w1' : `l${round - 1}`;
    return {
      id: `l${round}-${at}`,
      part: 'losers',
      round,
      sides: isMajor
        ? [winnerOf(`l${round - 1}-${at}`), loserOf(`w${step + 1}-${entering}`)]
        : [before(`${letter}-${2 * at - 1}`), before(`${letter}-${2 * at}`)],
    };
  });
}

function doubleElimination(teams: readonly Id[]): readonly Match[] {
  if (teams.length < 2) return [];
  const rounds = bracketRounds(teams.length);
  const last = 2 * (rounds - 1);
  const winners = bracket(teams, 'w', 'winners');
  const losers = Array.from({ length: last }, (_, index) => losersRound(index + 1, rounds)).flat();
  const challenger = last === 0 ? loserOf('w1-1') : winnerOf(`l${last}-1`);
  const final: Match = {
    id: 'final',
    part: 'final',
    round: 1,
    sides: [winnerOf(`w${rounds}-1`), challenger],
  };
  const reset: Match = {
    id: 'reset',
    part: 'reset',
    round: 1,
    sides: [winnerOf('final'), loserOf('final')],
  };
  return [...winners, ...losers, final, reset];
}

const swiss = ({ rounds }: Draw): readonly Match[] =>
  rounds.flatMap((pairs, index) =>
    pairs.map(([first, second], at): Match => ({
      id: `s${index + 1}-${at + 1}`,
      part: 'swiss',
      round: index + 1,
      sides: [
        { type: 'team', team: first },
        second === null ? { type: 'bye' } : { type: 'team', team: second },
      ],
    })),
  );

/**
 * All matches of a discipline, each after those that it waits for; none where times are taken. They follow from the
 * draw alone (README of this folder and RULES.md).
 */
export function scheduleMatches(discipline: Discipline, draw: Draw): readonly Match[] {
  const teams = draw.entries.map(({ team }) => team);
  switch (discipline.system) {
    case 'round-robin':
      return roundRobin(teams, discipline.finalOfTwo);
    case 'knock-out':
      return knockOut(teams, discipline.thirdPlace);
    case 'double-elimination':
      return doubleElimination(teams);
    case 'swiss':
      return swiss(draw);
    case 'timed-heats':
      return [];
  }
}

/** All runs of timed heats, "h<run>-<draw number>": every team's first run, then every second one; none elsewhere. */
export const scheduleHeats = (discipline: Discipline, draw: Draw): readonly Heat[] =>
  discipline.system !== 'timed-heats'
    ? []
    : Array.from({ length: discipline.heats }, (_, index) =>
        draw.entries.map(({ team }, at) => ({
          id: `h${index + 1}-${at + 1}`,
          team,
          run: index + 1,
        })),
      ).flat();

/** Rounds of a Swiss system: as the discipline says, else as many as tell all teams apart. */
export const swissRounds = (discipline: Pick<Discipline, 'rounds'>, teams: number): number =>
  discipline.rounds ?? (teams < 2 ? 0 : bracketRounds(teams));
