import type { Id } from '../contest/contest.ts';
import { pairName } from '../contest/duplicate.ts';
import type { Submission } from '../contest/submission.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { applicantSkeleton, skeletonOf } from './title-skeleton.ts';

/** What applications are compared by. */
export type ComparedApplication = Pick<Submission, 'id' | 'title' | 'applicant' | 'bin'>;

/** Why two applications may be one: the same ИИН or БИН, near-same titles, near-same applicants. */
export type DuplicateGround = 'title' | 'identity' | 'applicant';

export interface SuspectedPair {
  /** The one whose id is less comes first. */
  readonly a: Id;
  readonly b: Id;
  readonly grounds: readonly DuplicateGround[];
}

/** Most pairs that are told, the likeliest first: nobody looks through more. */
export const pairLimit = 5000;

/** Of a group that shares a key each is paired with so many of the next ones, and not all with all. */
const nextOnes = 6;

/** Neighbours in the order of spelling that are compared letter by letter. */
const neighbours = 8;

const weights: Readonly<Record<DuplicateGround, number>> = { title: 4, identity: 2, applicant: 1 };

/** True where one can be made of the other by so many letters put in, taken out or changed. */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const changed = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const cost = Math.min(changed, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1);
      now.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    before = now;
  }
  return (before[b.length] ?? Infinity) <= most;
}

/** Slips that a skeleton of this length may differ by. */
const slipsIn = (skeleton: string): number =>
  skeleton.length < 9 ? 0 : skeleton.length < 18 ? 1 : 2;

interface Keys {
  readonly id: Id;
  readonly title: string;
  /** The same whatever order the words stand in. */
  readonly words: string;
  /** Numbers in the title: "2" and "3" are parts of a series and no slip. */
  readonly digits: string;
  readonly identity: string;
  readonly applicant: string;
}

function keysOf({ id, title, applicant, bin }: ComparedApplication): Keys {
  const folded = foldForSearch(title);
  const words = folded.split(' ').filter((word) => word !== '');
  const like = applicantSkeleton(foldForSearch(applicant));
  return {
    id,
    title: skeletonOf(folded),
    words: words.length < 3 ? '' : words.map(skeletonOf).toSorted().join(' '),
    digits: folded.replace(/\D+/g, ' ').trim(),
    identity: bin,
    applicant: like.length < 6 ? '' : like,
  };
}

/** Pairs with their grounds, each pair once. */
class Pairs {
  readonly found = new Map<
    string,
    { readonly a: Id; readonly b: Id; grounds: DuplicateGround[] }
  >();

  add(first: Id, second: Id, ground: DuplicateGround): void {
    if (first === second) return;
    const name = pairName(first, second);
    const known = this.found.get(name);
    if (known !== undefined) {
      if (!known.grounds.includes(ground)) known.grounds.push(ground);
      return;
    }
    const [a, b] = first < second ? [first, second] : [second, first];
    this.found.set(name, { a, b, grounds: [ground] });
  }
}

/** Pairs each of those that share a key with the next ones of them. */
function pairByKey(
  all: readonly Keys[],
  keyOf: (keys: Keys) => string,
  ground: DuplicateGround,
  pairs: Pairs,
): void {
  const groups = new Map<string, Keys[]>();
  for (const keys of all) {
    const key = keyOf(keys);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [keys]);
    else group.push(keys);
  }
  for (const group of groups.values())
    for (const [place, one] of group.entries())
      for (const other of group.slice(place + 1, place + 1 + nextOnes))
        pairs.add(one.id, other.id, ground);
}

const reversed = (text: string): string => [...text].reverse().join('');

/** Pairs titles that differ by a slip: whichever end it is at, the other end brings them side by side in one of two orders. */
function pairBySlips(all: readonly Keys[], pairs: Pairs): void {
  const orders = [(title: string) => title, reversed];
  for (const order of orders) {
    const sorted = all
      .filter(({ title }) => slipsIn(title) > 0)
      .map((keys) => ({ keys, key: order(keys.title) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const [place, { keys, key }] of sorted.entries())
      for (const other of sorted.slice(place + 1, place + 1 + neighbours)) {
        if (keys.digits !== other.keys.digits || key === other.key) continue;
        if (isWithin(key, other.key, Math.min(slipsIn(key), slipsIn(other.key))))
          pairs.add(keys.id, other.keys.id, 'title');
      }
  }
}

/**
 * Pairs of applications that may be one, the likeliest first and the same for the same applications in any order. Costs
 * as much as sorting them: those that share a key or stand side by side are compared, and never all with all.
 */
export function findDuplicates(
  applications: readonly ComparedApplication[],
  tell?: (done: number, total: number) => void,
): readonly SuspectedPair[] {
  const total = applications.length;
  const all = applications
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((application, index) => {
      if (index % 500 === 0) tell?.(index, total);
      return keysOf(application);
    });
  const pairs = new Pairs();
  pairByKey(
    all,
    ({ title, digits }) => (title === '' ? '' : `${title}\n${digits}`),
    'title',
    pairs,
  );
  pairByKey(
    all,
    ({ words, digits }) => (words === '' ? '' : `${words}\n${digits}`),
    'title',
    pairs,
  );
  pairBySlips(all, pairs);
  pairByKey(all, ({ identity }) => identity, 'identity', pairs);
  pairByKey(all, ({ applicant }) => applicant, 'applicant', pairs);
  tell?.(total, total);
  const weightOf = ({ grounds }: SuspectedPair): number =>
    grounds.reduce((sum, ground) => sum + weights[ground], 0);
  return [...pairs.found.values()]
    .map((pair) => ({ pair, weight: weightOf(pair) }))
    .toSorted(
      (x, y) =>
        y.weight - x.weight ||
        (pairName(x.pair.a, x.pair.b) < pairName(y.pair.a, y.pair.b) ? -1 : 1),
    )
    .slice(0, pairLimit)
    .map(({ pair }) => pair);
}
