import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import { cleanLine } from '../language/clean-text.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { bracketOrder, bracketSize } from './bracket.ts';
import type { Draw, DrawEntry, SwissPair } from './draw.ts';
import { circleRound } from './schedule.ts';

/** What lots are drawn from. */
export interface DrawRequest {
  readonly seed: string;
  /** Teams set in front without lots, the strongest first; each one of `entries`. */
  readonly seeded: readonly Id[];
  /** All teams, in any order. */
  readonly entries: readonly DrawEntry[];
}

/**
 * A team's lot: SHA-256 (hexadecimal) of the seed, a line feed and the team's id, in UTF-8. Teams stand in the order of
 * their lots, so the draw can be repeated with any tool.
 */
export const lotOf = (seed: string, team: Id): string =>
  toHex(sha256(utf8ToBytes(`${seed}\n${team}`)));

/** Pairs of places (from 0) that meet in the first round, in the order of its matches; none where times are taken. */
export function firstPairs(
  system: Discipline['system'],
  teams: number,
): readonly (readonly [number, number])[] {
  const pairs = numberPairs(system, teams).map(
    ([first, second]) => [first - 1, second - 1] as const,
  );
  return pairs.filter((pair) => Math.max(...pair) < teams);
}

function numberPairs(
  system: Discipline['system'],
  teams: number,
): readonly (readonly [number, number])[] {
  if (teams < 2) return [];
  switch (system) {
    case 'round-robin':
      return circleRound(teams + (teams % 2), 1);
    case 'knock-out':
    case 'double-elimination': {
      const order = bracketOrder(bracketSize(teams));
      return Array.from({ length: order.length / 2 }, (_, at) => [
        order[2 * at] ?? 0,
        order[2 * at + 1] ?? 0,
      ]);
    }
    case 'swiss': {
      const half = Math.floor(teams / 2);
      return Array.from({ length: half }, (_, at) => [at + 1, at + 1 + half]);
    }
    case 'timed-heats':
      return [];
  }
}

/** Pairs of a first Swiss round: the upper half of the numbers against the lower one; the last odd number has a bye. */
function firstRound(entries: readonly DrawEntry[]): readonly SwissPair[] {
  const teams = entries.map(({ team }) => team);
  const pairs = firstPairs('swiss', teams.length).map(([first, second]): SwissPair => [
    teams[first] ?? '',
    teams[second] ?? null,
  ]);
  const odd = teams.length % 2 === 1 ? teams.at(-1) : undefined;
  return odd === undefined ? pairs : [...pairs, [odd, null]];
}

/** True where two entries name one school, however it was typed. */
export const isOneSchool = (a: DrawEntry | undefined, b: DrawEntry | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.school !== '' &&
  foldForSearch(a.school) === foldForSearch(b.school);

interface Swap {
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps teams of one school apart in the first round: goes through its pairs, and where a pair is of one school, its
 * later team that was not seeded changes places with the next one (by number, and on from the first) by which fewer
 * pairs are of one school. As few such pairs are left as is possible without moving a seeded team.
 */
function keptApart(
  entries: readonly DrawEntry[],
  pairs: readonly (readonly [number, number])[],
  seeded: number,
): readonly DrawEntry[] {
  const placed = [...entries];
  const partners = new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  const clashes = (at: number): boolean => {
    const partner = partners.get(at);
    return partner !== undefined && isOneSchool(placed[at], placed[partner]);
  };
  const exchange = ({ from, to }: Swap): void => {
    [placed[from], placed[to]] = [
      placed[to] ?? { team: '', school: '' },
      placed[from] ?? { team: '', school: '' },
    ];
  };
  const improves = (swap: Swap): boolean => {
    const before = Number(clashes(swap.from)) + Number(clashes(swap.to));
    exchange(swap);
    const after = Number(clashes(swap.from)) + Number(clashes(swap.to));
    exchange(swap);
    return after < before;
  };
  for (const [a, b] of pairs) {
    const from = Math.max(a, b);
    if (from < seeded || !clashes(from)) continue;
    const others = Array.from({ length: placed.length - seeded }, (_, step) => {
      const at = from - seeded + step;
      return seeded + (at % (placed.length - seeded));
    }).filter((to) => to !== from && to !== partners.get(from));
    const to = others.find((each) => improves({ from, to: each }));
    if (to !== undefined) exchange({ from, to });
  }
  return placed;
}

/**
 * Draws lots: seeded teams have the first numbers, all others follow in the order of their lots, and teams of one
 * school are kept apart in the first round. The same request gives the same draw on every machine.
 */
export function drawTeams(discipline: Discipline, request: DrawRequest): Draw {
  const seed = cleanLine(request.seed).text;
  const byTeam = new Map(request.entries.map((entry) => [entry.team, entry]));
  const seeded = request.seeded.filter((team) => byTeam.has(team));
  const front = new Set(seeded);
  const lots = new Map([...byTeam.keys()].map((team) => [team, lotOf(seed, team)]));
  const rest = [...byTeam.values()]
    .filter(({ team }) => !front.has(team))
    .toSorted((a, b) => ((lots.get(a.team) ?? '') < (lots.get(b.team) ?? '') ? -1 : 1));
  const drawn = [...seeded.flatMap((team) => byTeam.get(team) ?? []), ...rest];
  const entries = keptApart(drawn, firstPairs(discipline.system, drawn.length), seeded.length);
  return draw(discipline, { seed, seeded, entries });
}

/** A draw by hand: numbers in the order in which lots were pulled from a hat. */
export const drawByHand = (discipline: Discipline, entries: readonly DrawEntry[]): Draw =>
  draw(discipline, { seed: null, seeded: [], entries });

const draw = (
  discipline: Discipline,
  { seed, seeded, entries }: Pick<Draw, 'seed' | 'seeded' | 'entries'>,
): Draw => ({
  stage: discipline.stage,
  nomination: discipline.nomination,
  seed,
  seeded,
  entries,
  rounds: discipline.system === 'swiss' && entries.length > 1 ? [firstRound(entries)] : [],
});

/** True where the draw comes out the same again from its own seed, seeded teams and schools; false for lots by hand. */
export function repeatsItself(discipline: Discipline, made: Draw): boolean {
  if (made.seed === null) return false;
  const { seed, seeded, entries } = made;
  const again = drawTeams(discipline, { seed, seeded, entries });
  return again.entries.every(({ team }, index) => team === entries[index]?.team);
}
