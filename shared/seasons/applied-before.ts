import type { Submission } from '../contest/submission.ts';
import type { ContestId } from '../log/operation.ts';
import { isWithin } from '../intake/find-duplicates.ts';
import { ComparedTexts, figuresOf } from './compared-text.ts';
import { pastPlaces, type PastPlace } from './past-applications.ts';
import type { Season } from './season.ts';
import { TextTable } from './text-table.ts';

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
/** Of a text that many have, so many of the latest are looked at. */
const mostOfText = 60;

/** Names of one key are one name where they also sound nearly alike: «Дарын» is not «Дәурен». */
const soundsAlike = (a: string, b: string): boolean =>
  isWithin(a, b, Math.max(1, Math.floor(Math.max(a.length, b.length) / 6)));

/** Takes down why an earlier application may be the same applicant's. */
type Note = (ordinal: number, ground: PastGround) => void;

/**
 * Answers whether an applicant applied before, over all applications of many seasons at once. It says what looks alike
 * and why; that two are one only a person can say. The same number is told at once; names and titles once they are built.
 */
export class AppliedBefore {
  private readonly places: readonly PastPlace[];
  private readonly identities = new Map<string, number[]>();
  private readonly texts: ComparedTexts;
  private readonly names: TextTable;
  private readonly titles: TextTable;

  /** What `before` knew of texts that are here still is taken over. */
  constructor(seasons: readonly Season[], before: AppliedBefore | null = null) {
    this.places = pastPlaces(seasons);
    const texts = before?.texts ?? new ComparedTexts();
    this.texts = texts;
    this.names = new TextTable((text) => texts.nameKey(text), before?.names ?? null);
    this.titles = new TextTable((text) => texts.titleKey(text), before?.titles ?? null);
    for (const [ordinal, { application }] of this.places.entries()) {
      const { identity } = application;
      if (identity === '') continue;
      const known = this.identities.get(identity);
      if (known === undefined) this.identities.set(identity, [ordinal]);
      else known.push(ordinal);
    }
  }

  /** Puts names and titles in order, so many at a time; yields how many applications are done. To be run to its end once. */
  *build(atOnce = 1000): Generator<number, void> {
    const { names, titles, places } = this;
    for (const [ordinal, { application }] of places.entries()) {
      names.add(application.applicant, ordinal);
      titles.add(application.title, ordinal);
      if ((ordinal + 1) % atOnce === 0) yield ordinal + 1;
    }
    yield* names.order(places.length);
    yield* titles.order(places.length);
  }

  /** Earlier applications with the same number, the latest first; those of the contest itself left out. */
  sameNumber(now: ComparedNow, own: ContestId): readonly PastMatch[] {
    return this.matchesBy(now, own, (note) => this.noteNumber(now.identity, note));
  }

  /**
   * Earlier applications that may be the same applicant's, the likeliest first and then the latest; those of the contest
   * itself left out. Needs what `build` makes.
   */
  matches(now: ComparedNow, own: ContestId): readonly PastMatch[] {
    return this.matchesBy(now, own, (note) => {
      this.noteNumber(now.identity, note);
      this.noteNames(now.applicant, note);
      this.noteTitles(now.title, note);
    });
  }

  private matchesBy(
    now: ComparedNow,
    own: ContestId,
    look: (note: Note) => void,
  ): readonly PastMatch[] {
    const grounds = new Map<number, PastGround[]>();
    look((ordinal, ground) => {
      const known = grounds.get(ordinal);
      if (known === undefined) grounds.set(ordinal, [ground]);
      else if (!known.includes(ground)) known.push(ground);
    });
    return [...grounds]
      .flatMap(([ordinal, found]) => this.matchAt(ordinal, found, now) ?? [])
      .filter(({ match }) => match.season.contest !== own)
      .toSorted((a, b) => b.weight - a.weight || a.ordinal - b.ordinal)
      .slice(0, mostMatches)
      .map(({ match }) => match);
  }

  private noteNumber(identity: string, note: Note): void {
    if (identity === '') return;
    for (const ordinal of this.identities.get(identity) ?? []) note(ordinal, 'identity');
  }

  private noteNames(name: string, note: Note): void {
    const { texts, names } = this;
    const key = texts.nameKey(name);
    if (key === '') return;
    const sound = texts.nameSound(name);
    const noteAll = (found: ReturnType<TextTable['same']>, ground: PastGround): void => {
      for (const { text, places } of found)
        if (soundsAlike(sound, texts.nameSound(text)))
          for (const ordinal of places.slice(0, mostOfText)) note(ordinal, ground);
    };
    noteAll(names.same(key), 'name');
    noteAll(names.near(key), 'near-name');
  }

  private noteTitles(title: string, note: Note): void {
    const key = this.texts.titleKey(title);
    if (key === '') return;
    for (const { text, places } of [...this.titles.same(key), ...this.titles.near(key)])
      if (figuresOf(text) === figuresOf(title))
        for (const ordinal of places.slice(0, mostOfText)) note(ordinal, 'title');
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
