import type { Id } from '../contest/contest.ts';
import type { SwissPair } from './draw.ts';
import { largestPairing, type MayPair } from './maximum-matching.ts';

/** What the next Swiss round is paired from. */
export interface SwissGround {
  /** Teams that still take part, best first: by points, then by draw number. */
  readonly teams: readonly Id[];
  /** Pairs of the rounds before, byes included. */
  readonly before: readonly SwissPair[];
}

const pairName = (a: Id, b: Id): string => (a < b ? `${a}/${b}` : `${b}/${a}`);

function mayPair(teams: readonly Id[], met: ReadonlySet<string>): MayPair {
  return teams.map((a) => teams.map((b) => a !== b && !met.has(pairName(a, b))));
}

const without = <T>(items: readonly T[], ...indexes: readonly number[]): readonly T[] =>
  items.filter((_, index) => !indexes.includes(index));

/** Pairs that must repeat an earlier one, at best, among an even number of teams. */
const rematches = (teams: readonly Id[], met: ReadonlySet<string>): number =>
  teams.length / 2 - largestPairing(mayPair(teams, met));

/**
 * The team that has the bye: of those with the fewest byes so far the last one by whose absence the others can be paired
 * with the fewest repeated pairs.
 */
function byeOf({ teams, before }: SwissGround, met: ReadonlySet<string>): number {
  const byes = (team: Id): number =>
    before.filter(([first, second]) => first === team && second === null).length;
  const fewest = Math.min(...teams.map(byes));
  let [best, least] = [-1, Infinity];
  for (let index = teams.length - 1; index >= 0 && least > 0; index -= 1) {
    const team = teams[index];
    if (team === undefined || byes(team) > fewest) continue;
    const repeated = rematches(without(teams, index), met);
    if (repeated < least) [best, least] = [index, repeated];
  }
  return best;
}

/**
 * Pairs of the next Swiss round: again and again the first team that is left meets the first one after it that it has
 * not met, such that the rest can be paired with as few repeated pairs as possible; a repeated pair comes only where no
 * pairing goes without it. An odd team has a bye, listed last.
 */
export function pairSwissRound(ground: SwissGround): readonly SwissPair[] {
  const met = new Set(
    ground.before.flatMap(([first, second]) => (second === null ? [] : [pairName(first, second)])),
  );
  const isOdd = ground.teams.length % 2 === 1;
  const bye = isOdd ? byeOf(ground, met) : -1;
  const idle = ground.teams[bye];
  const pairs: SwissPair[] = [];
  let left = without(ground.teams, bye);
  let allowed = rematches(left, met);
  while (left.length > 1) {
    const [first = ''] = left;
    const partner = nextPartner(left, met, allowed);
    const second = left[partner] ?? '';
    if (met.has(pairName(first, second))) allowed -= 1;
    pairs.push([first, second]);
    left = without(left, 0, partner);
  }
  return idle === undefined ? pairs : [...pairs, [idle, null]];
}

/** Index of the first team's partner; `allowed` pairs may be repeated among all that are left. */
function nextPartner(left: readonly Id[], met: ReadonlySet<string>, allowed: number): number {
  const [first = ''] = left;
  const isNew = (index: number): boolean => !met.has(pairName(first, left[index] ?? ''));
  const indexes = left.map((_, index) => index).slice(1);
  const inOrder = [...indexes.filter(isNew), ...indexes.filter((index) => !isNew(index))];
  return (
    inOrder.find((index) => {
      const spent = isNew(index) ? 0 : 1;
      return rematches(without(left, 0, index), met) + spent <= allowed;
    }) ?? 1
  );
}
