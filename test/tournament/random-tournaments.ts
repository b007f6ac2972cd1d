import fc from 'fast-check';

import { rational, type Rational } from '../../shared/basics/rational.ts';
import { type Discipline, tieRules } from '../../shared/contest/discipline.ts';
import { createDraw, type Draw as Chance } from '../../shared/demo/draw.ts';
import { drawByHand, drawTeams } from '../../shared/tournament/draw-teams.ts';
import type { Draw } from '../../shared/tournament/draw.ts';
import type {
  MatchResult,
  RecordedResult,
  Ruling,
  SideResult,
} from '../../shared/tournament/match-result.ts';
import {
  nextSwissRound,
  readTournament,
  type TournamentInput,
} from '../../shared/tournament/tournament.ts';
import { naiveTournament } from './naive-tournament.ts';

/** Teams of each system: small enough for ties and byes to be common, large enough for several rounds. */
const mostTeams: Readonly<Record<Discipline['system'], number>> = {
  'round-robin': 7,
  'knock-out': 17,
  'double-elimination': 17,
  swiss: 9,
  'timed-heats': 6,
};

const title = { kk: '', ru: '', en: '' };

function randomDiscipline(system: Discipline['system'], chance: Chance): Discipline {
  const rules = chance.shuffle(tieRules);
  return {
    nomination: 'n',
    stage: 's',
    system,
    finalOfTwo: chance.chance(50),
    thirdPlace: chance.chance(50),
    points: chance.pick([
      { win: 3, draw: 1, loss: 0 },
      { win: 2, draw: 1, loss: 0 },
      { win: 2, draw: 1, loss: 1 },
    ]),
    bestOf: chance.pick([1, 1, 3]),
    rounds: [null, 1, 3, 5][chance.below(4)] ?? null,
    heats: 1 + chance.below(3),
    counted: chance.pick(['best', 'mean', 'sum', 'last']),
    seconds: chance.chance(50) ? 3 : null,
    penalties: [
      { id: 'touch', title, points: -1, seconds: 1 },
      { id: 'late', title, points: -2, seconds: 0 },
    ],
    tieBreak: rules.slice(0, chance.below(6)),
  };
}

function randomRuling(teams: readonly string[], chance: Chance): Ruling {
  const reason = 'because';
  const some = teams.filter(() => chance.chance(60));
  if (some.length > 0 && chance.chance(7)) return { type: 'walk-over', teams: some, reason };
  if (some.length > 0 && chance.chance(3)) return { type: 'disqualified', teams: some, reason };
  return chance.chance(4) ? { type: 're-run', reason } : { type: 'none' };
}

function randomSide(team: string, discipline: Discipline, chance: Chance): SideResult {
  const isTimed = discipline.system === 'timed-heats';
  const penalties = ['touch', 'late'].filter(() => chance.chance(12));
  return {
    team,
    score: isTimed ? 0 : chance.below(discipline.bestOf === 1 ? 3 : 2),
    penalties: penalties.map((id) => ({ id, count: 1 + chance.below(2) })),
    extra: chance.chance(40) ? chance.below(3) : null,
    weight: chance.chance(70) ? 900 + chance.below(4) : null,
    run: isTimed
      ? {
          milliseconds: 1000 * (1 + chance.below(4)),
          finished: chance.chance(75),
          checkpoints: chance.below(3),
        }
      : null,
  };
}

function randomSheet(
  match: string,
  teams: readonly string[],
  { discipline, chance }: { readonly discipline: Discipline; readonly chance: Chance },
): RecordedResult {
  const ruling = randomRuling(teams, chance);
  const isOpen = ruling.type === 're-run' && chance.chance(30);
  const sides = chance.shuffle(teams).map((team) => randomSide(team, discipline, chance));
  const result: MatchResult = {
    stage: 's',
    nomination: 'n',
    match,
    sides: isOpen ? [] : sides,
    ruling,
    note: '',
  };
  return { result, disputed: chance.chance(2) };
}

/** Sheets that do not belong where they are, and some that are missing. */
function disturb(
  results: Map<string, RecordedResult>,
  input: TournamentInput,
  chance: Chance,
): void {
  const teams = input.draw?.entries.map(({ team }) => team) ?? [];
  const ground = { discipline: input.discipline, chance };
  const odd = ['r1-99', 'h9-1', 'final', 'reset', 'third', 'w2-1', 'l1-1', 'r2-1', 's1-1'];
  if (chance.chance(15)) {
    const match = chance.pick(odd);
    const pair = chance.shuffle(teams).slice(0, 2);
    if (!results.has(match)) results.set(match, randomSheet(match, pair, ground));
  }
  if (chance.chance(15) && results.size > 0) {
    const match = chance.pick([...results.keys()]);
    if (chance.chance(50)) results.delete(match);
    else
      results.set(
        match,
        randomSheet(match, [...chance.shuffle(teams).slice(0, 1), 'stranger'], ground),
      );
  }
}

function extraRounds(
  results: Map<string, RecordedResult>,
  input: TournamentInput,
  chance: Chance,
): void {
  let number = 0;
  const ground = { discipline: input.discipline, chance };
  for (const group of naiveTournament(input).ties) {
    if (chance.chance(40)) continue;
    const isTimed = input.discipline.system === 'timed-heats';
    const meetings = isTimed
      ? [group]
      : group.flatMap((a, index) => group.slice(index + 1).map((b) => [a, b]));
    for (const teams of meetings) {
      number += 1;
      results.set(`extra-${number}`, randomSheet(`extra-${number}`, teams, ground));
    }
  }
}

/** Plays all that is ready until nothing is; now and then a match is left out. */
function play(
  input: TournamentInput & { readonly draw: Draw },
  results: Map<string, RecordedResult>,
  chance: Chance,
): Draw {
  const left = new Set<string>();
  let { draw } = input;
  const keeps = chance.chance(80) ? 100 : 90;
  for (let step = 0; step < 100; step += 1) {
    const now = { ...input, draw, results };
    const { pairs } = naiveTournament(now);
    const open = [...pairs].filter(([match]) => !left.has(match));
    for (const [match, teams] of open) {
      // A re-run that was ordered is played half of the time.
      const isAgain = results.has(match);
      if (!chance.chance(isAgain ? 50 : keeps)) left.add(match);
      else results.set(match, randomSheet(match, teams, { discipline: input.discipline, chance }));
    }
    if (open.length > 0) continue;
    const pairsOfNext = nextSwissRound(readTournament(now));
    if (pairsOfNext === null || chance.chance(5)) return draw;
    draw = { ...draw, rounds: [...draw.rounds, pairsOfNext] };
  }
  return draw;
}

/** A tournament from a number: drawn, played with mishaps of every kind, perhaps not to its end. */
export function randomTournament(system: Discipline['system'], seed: number): TournamentInput {
  const chance = createDraw(seed, `tournament ${system}`);
  const discipline = randomDiscipline(system, chance);
  const count = chance.below(mostTeams[system] + 1);
  const entries = Array.from({ length: count }, (_, index) => ({
    team: `t${index + 1}`,
    school: chance.pick(['', 'A', 'B', 'C']),
  }));
  const seeded = entries.slice(0, chance.below(3)).map(({ team }) => team);
  const draw = chance.chance(70)
    ? drawTeams(discipline, { seed: String(seed), seeded, entries })
    : drawByHand(discipline, chance.shuffle(entries));
  const engineering = new Map<string, Rational>(
    entries.flatMap(({ team }) =>
      chance.chance(85) ? [[team, rational(chance.below(5), 1 + chance.below(2))] as const] : [],
    ),
  );
  const results = new Map<string, RecordedResult>();
  const input = { discipline, draw, results, engineering };
  const drawn = play(input, results, chance);
  extraRounds(results, { ...input, draw: drawn }, chance);
  disturb(results, { ...input, draw: drawn }, chance);
  return { ...input, draw: drawn };
}

export const seeds = fc.nat(2 ** 31 - 1);
