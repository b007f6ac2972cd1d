import type { Submission } from '../contest/submission.ts';
import type { ContestId } from '../log/operation.ts';
import { isWithin } from '../intake/find-duplicates.ts';
import { applicantSkeleton, skeletonOf, wordsOfName } from '../intake/title-skeleton.ts';
import { soundKey, soundLetters } from '../finding/sound-key.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { pastPlaces, type PastPlace } from './past-applications.ts';
import type { Season } from './season.ts';

/**
 * Why an earlier application may be the same applicant's or the same project: the same identity number · the same name
 * in whatever spelling · a name that differs by a slip · a title that is the same or nearly so.
 */
export const pastGrounds = ['identity', 'name', 'near-name', 'title'] as const;

export type PastGround = (typeof pastGrounds)[number];

export interface PastMatch extends PastPlace {
  /** At least one. */
  readonly grounds: readonly PastGround[];
  /** True where both have an identity number and the numbers differ: then an equal name may be a namesake. */
  readonly otherNumber: boolean;
}

/** What an application of today is compared by; `bin` already as its keyed hash. */
export interface ComparedNow extends Pick<Submission, 'title' | 'applicant'> {
  readonly identity: string;
}

const weights: Readonly<Record<PastGround, number>> = {
  identity: 8,
  title: 3,
  name: 2,
  'near-name': 1,
};

/** Most matches that are told of one application: nobody reads through more. */
const mostMatches = 20;
/** Of a name that many have, so many of the latest are looked at. */
const mostOfKey = 60;
/** Neighbours in the order of spelling that are compared letter by letter, to either side. */
const neighbours = 6;
/** A shorter skeleton tells too little. */
const leastSkeleton = 5;

const slipsIn = (skeleton: string): number =>
  skeleton.length < 9 ? 0 : skeleton.length < 18 ? 1 : 2;

/** A name as it sounds, whatever order its words stand in. */
const soundOf = (folded: string): string =>
  wordsOfName(folded)
    .map((word) => soundKey(soundLetters(word)))
    .toSorted()
    .join(' ');

/** Names of one skeleton are one name where they also sound nearly alike: «Дарын» is not «Дәурен». */
const soundsAlike = (a: string, b: string): boolean =>
  isWithin(soundOf(a), soundOf(b), Math.max(1, Math.floor(Math.max(a.length, b.length) / 6)));

/** Keys of one kind over all seasons: by the key itself, and in two orders by which slips come to stand side by side. */
class KeyTable {
  private readonly groups = new Map<string, number[]>();
  private readonly orders: readonly (readonly string[])[];

  constructor(keys: readonly string[]) {
    for (const [ordinal, key] of keys.entries()) {
      if (key === '') continue;
      const group = this.groups.get(key);
      if (group === undefined) this.groups.set(key, [ordinal]);
      else group.push(ordinal);
    }
    const known = [...this.groups.keys()].filter((key) => slipsIn(key) > 0);
    this.orders = [known.toSorted(inUnits), known.map(reversed).toSorted(inUnits)];
  }

  same(key: string): readonly number[] {
    return (this.groups.get(key) ?? []).slice(0, mostOfKey);
  }

  /** Those whose key differs by a slip or two. */
  near(key: string): readonly number[] {
    const slips = slipsIn(key);
    if (slips === 0) return [];
    const found = new Set<string>();
    for (const [order, turn] of [
      [this.orders[0] ?? [], same],
      [this.orders[1] ?? [], reversed],
    ] as const) {
      const turned = turn(key);
      const at = placeIn(order, turned);
      for (const other of order.slice(Math.max(0, at - neighbours), at + neighbours + 1))
        if (other !== turned && isWithin(turned, other, Math.min(slips, slipsIn(other))))
          found.add(turn(other));
    }
    return [...found].flatMap((each) => this.same(each));
  }
}

const same = (text: string): string => text;
const reversed = (text: string): string => [...text].reverse().join('');
const inUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a key stands, or would stand, in an order. */
function placeIn(order: readonly string[], key: string): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const nameKey = (folded: string): string => {
  const key = applicantSkeleton(folded);
  return key.length < leastSkeleton ? '' : key;
};

/** Numbers tell the parts of a series apart: "2" is no slip of "3". */
const digitsOf = (folded: string): string => folded.replace(/\D+/g, ' ').trim();

const titleKey = (folded: string): string => {
  const key = skeletonOf(folded);
  return key.length < leastSkeleton ? '' : key;
};

/**
 * Answers whether an applicant applied before, over all applications of many seasons at once. It says what looks alike
 * and why; that two are one only a person can say.
 */
export class AppliedBefore {
  private readonly places: readonly PastPlace[];
  private readonly identities = new Map<string, number[]>();
  private readonly names: KeyTable;
  private readonly titles: KeyTable;

  constructor(seasons: readonly Season[]) {
    this.places = pastPlaces(seasons);
    const names: string[] = [];
    const titles: string[] = [];
    for (const [ordinal, { application }] of this.places.entries()) {
      const { identity, applicant, title } = application;
      names.push(nameKey(foldForSearch(applicant)));
      titles.push(titleKey(foldForSearch(title)));
      if (identity === '') continue;
      const known = this.identities.get(identity);
      if (known === undefined) this.identities.set(identity, [ordinal]);
      else known.push(ordinal);
    }
    this.names = new KeyTable(names);
    this.titles = new KeyTable(titles);
  }

  /** Earlier applications that may be the same applicant's, the likeliest first and then the latest; those of the contest itself left out. */
  matches(now: ComparedNow, own: ContestId): readonly PastMatch[] {
    const grounds = new Map<number, PastGround[]>();
    const note = (ordinal: number, ground: PastGround): void => {
      const known = grounds.get(ordinal);
      if (known === undefined) grounds.set(ordinal, [ground]);
      else if (!known.includes(ground)) known.push(ground);
    };
    const byIdentity = now.identity === '' ? [] : (this.identities.get(now.identity) ?? []);
    for (const ordinal of byIdentity) note(ordinal, 'identity');
    this.noteNames(foldForSearch(now.applicant), note);
    this.noteTitles(foldForSearch(now.title), note);
    return [...grounds]
      .flatMap(([ordinal, found]) => this.matchAt(ordinal, found, now) ?? [])
      .filter(({ match }) => match.season.contest !== own)
      .toSorted((a, b) => b.weight - a.weight || a.ordinal - b.ordinal)
      .slice(0, mostMatches)
      .map(({ match }) => match);
  }

  private noteNames(folded: string, note: (ordinal: number, ground: PastGround) => void): void {
    const key = nameKey(folded);
    if (key === '') return;
    for (const ordinal of this.names.same(key)) {
      const other = foldForSearch(this.places[ordinal]?.application.applicant ?? '');
      if (soundsAlike(folded, other)) note(ordinal, 'name');
    }
    for (const ordinal of this.names.near(key)) {
      const other = foldForSearch(this.places[ordinal]?.application.applicant ?? '');
      if (soundsAlike(folded, other)) note(ordinal, 'near-name');
    }
  }

  private noteTitles(folded: string, note: (ordinal: number, ground: PastGround) => void): void {
    const key = titleKey(folded);
    if (key === '') return;
    for (const ordinal of [...this.titles.same(key), ...this.titles.near(key)]) {
      const other = foldForSearch(this.places[ordinal]?.application.title ?? '');
      if (digitsOf(other) === digitsOf(folded)) note(ordinal, 'title');
    }
  }

  private matchAt(ordinal: number, found: readonly PastGround[], now: ComparedNow) {
    const place = this.places[ordinal];
    if (place === undefined) return null;
    const { identity } = place.application;
    const otherNumber = identity !== '' && now.identity !== '' && identity !== now.identity;
    const weight = found.reduce((sum, ground) => sum + weights[ground], otherNumber ? -2 : 0);
    const grounds = pastGrounds.filter((ground) => found.includes(ground));
    return { ordinal, weight, match: { ...place, grounds, otherNumber } };
  }
}
