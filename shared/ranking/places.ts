import { compare, type Rational } from '../basics/rational.ts';
import { compareIds } from './compare-ids.ts';

/** A tie-break of the regulation that this version can apply: what it is called, and its value per member. */
export interface TieBreaker {
  /** `median`, or `criterion:<id>`. */
  readonly by: string;
  /** Greater is better; null comes last. */
  readonly value: (member: number) => Rational | null;
}

export interface Placing {
  readonly place: number;
  /** Members of equal place, this one included: one list for all of them, for whole crowds can share a place. */
  readonly sharedBy: readonly number[];
  /** Tie-breaks that parted this member from others of equal score, in the order they were applied. */
  readonly brokenBy: readonly { readonly by: string; readonly value: Rational | null }[];
}

const byValueDescending = (a: Rational | null, b: Rational | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(b, a);
};

/**
 * Places from 1 by score, greatest first, then by each tie-break in turn. Members still equal share the place, and
 * the next place skips as many. Members without a score get none. Nothing is ever drawn by lot.
 */
export function placeMembers(
  members: readonly number[],
  scores: readonly (Rational | null)[],
  tieBreakers: readonly TieBreaker[],
): ReadonlyMap<number, Placing> {
  const score = (member: number): Rational | null => scores[member] ?? null;
  const placings = new Map<number, Placing>();
  let place = 1;
  const scored = members.filter((member) => score(member) !== null);
  for (const block of blocksOf(scored, score)) {
    for (const part of breakTies(block, tieBreakers)) {
      for (const member of part.members) {
        placings.set(member, {
          place,
          sharedBy: part.members,
          brokenBy: part.brokenBy.map(({ by, value }) => ({ by, value: value(member) })),
        });
      }
      place += part.members.length;
    }
  }
  return placings;
}

/** Members in blocks of equal value, best block first. */
function blocksOf(
  members: readonly number[],
  value: (member: number) => Rational | null,
): readonly (readonly number[])[] {
  const values = new Map(members.map((member) => [member, value(member)]));
  const sorted = [...members].sort((a, b) =>
    byValueDescending(values.get(a) ?? null, values.get(b) ?? null),
  );
  const blocks: number[][] = [];
  for (const member of sorted) {
    const last = blocks.at(-1);
    const neighbour = last?.[0];
    if (
      last !== undefined &&
      neighbour !== undefined &&
      byValueDescending(values.get(neighbour) ?? null, values.get(member) ?? null) === 0
    ) {
      last.push(member);
    } else {
      blocks.push([member]);
    }
  }
  return blocks;
}

interface TiePart {
  readonly members: readonly number[];
  readonly brokenBy: readonly TieBreaker[];
}

function breakTies(
  members: readonly number[],
  [first, ...rest]: readonly TieBreaker[],
): readonly TiePart[] {
  if (members.length < 2 || first === undefined) return [{ members, brokenBy: [] }];
  const blocks = blocksOf(members, first.value);
  const parted = blocks.length > 1;
  return blocks.flatMap((block) =>
    breakTies(block, rest).map((part) => ({
      members: part.members,
      brokenBy: parted ? [first, ...part.brokenBy] : part.brokenBy,
    })),
  );
}

/** Listing order: placed members by place, equal places by id, members without a place last. */
export const compareForListing =
  (place: (member: number) => number | null, id: (member: number) => string) =>
  (a: number, b: number): number => {
    const [placeOfA, placeOfB] = [place(a) ?? Infinity, place(b) ?? Infinity];
    return placeOfA === placeOfB ? compareIds(id(a), id(b)) : placeOfA - placeOfB;
  };
