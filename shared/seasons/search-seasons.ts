import { languages } from '../basics/localized.ts';
import type { ContestId } from '../log/operation.ts';
import { regionName, regionShortName } from '../contest/regions.ts';
import type { FindDocument, FindNames } from '../finding/find-document.ts';
import { FindIndex } from '../finding/find-index.ts';
import { queryWords } from '../finding/find-query.ts';
import { pastPlaces, type PastPlace } from './past-applications.ts';
import { type PastResult, type Season, seasonLabel } from './season.ts';

/** What of all applications is wanted beside the words; null for any. */
export interface PastFilters {
  readonly contest: ContestId | null;
  readonly result: PastResult | null;
  readonly granted: boolean | null;
}

export interface PastHits {
  /** Best first, as many as were asked for. */
  readonly places: readonly PastPlace[];
  /** How many there are in all. */
  readonly total: number;
}

/** Names of nominations and regions by season: ids of two seasons may mean different things. */
function namesOf(seasons: readonly Season[]): FindNames {
  const nominations: Record<string, string> = {};
  const regions: Record<string, string> = {};
  for (const season of seasons) {
    for (const { id, title } of season.nominations)
      nominations[`${season.contest}/${id}`] = languages.map((each) => title[each]).join(' ');
    const { regionsProfile: profile } = season;
    for (const { region } of season.applications) {
      if (region === null || regions[`${season.contest}/${region}`] !== undefined) continue;
      regions[`${season.contest}/${region}`] = languages
        .flatMap((each) => [
          regionName(region, profile, each),
          regionShortName(region, profile, each),
        ])
        .join(' ');
    }
  }
  return { nominations, regions };
}

const documentOf = ({ season, application }: PastPlace, summary: string): FindDocument => ({
  id: application.number,
  title: application.title,
  applicant: application.applicant,
  town: application.organisation,
  bin: '',
  nomination: `${season.contest}/${application.nomination}`,
  region: application.region === null ? null : `${season.contest}/${application.region}`,
  summary,
});

/** What a season is called, in all languages. */
const nameOf = (season: Season): string =>
  `${seasonLabel(season)} ${languages.map((each) => season.title[each]).join(' ')}`;

const passes = ({ season, application }: PastPlace, filters: PastFilters): boolean =>
  (filters.contest === null || season.contest === filters.contest) &&
  (filters.result === null || application.result === filters.result) &&
  (filters.granted === null || (application.granted ?? 0) > 0 === filters.granted);

/**
 * All applications of many seasons, found by words as they are typed: number, title, applicant, organisation,
 * nomination, region, season – in any spelling and with slips of the keyboard, as in the list of a contest. A whole
 * identity number finds those that were entered with it, by its keyed hash. Words are found once `build` ran to its end.
 */
export class SeasonSearch {
  private readonly places: readonly PastPlace[];
  private readonly index: FindIndex;
  private readonly identityOf: (number: string) => string;

  constructor(seasons: readonly Season[], identityOf: (number: string) => string) {
    this.places = pastPlaces(seasons);
    this.identityOf = identityOf;
    this.index = new FindIndex(namesOf(seasons));
  }

  /** Makes the index of words, so many applications at a time; yields how many are done. To be run to its end once. */
  *build(atOnce = 1000): Generator<number, void> {
    const names = new Map<Season, string>();
    const nameAt = ({ season }: PastPlace): string => {
      const name = names.get(season) ?? nameOf(season);
      names.set(season, name);
      return name;
    };
    this.index.load(
      this.places.map((place, ordinal) => ({
        ordinal,
        document: documentOf(place, nameAt(place)),
      })),
    );
    yield 0;
    yield* this.index.rebuild(atOnce);
  }

  /** Whether a query is for words, which only the index finds. */
  isOfWords(query: string): boolean {
    return queryWords(query).length > 0 && this.identityOf(query) === '';
  }

  /** What a query finds, the latest seasons first among equals; everything that passes for a query without words. */
  search(query: string, filters: PastFilters, most: number): PastHits {
    const places: PastPlace[] = [];
    let total = 0;
    for (const place of this.foundBy(query)) {
      if (!passes(place, filters)) continue;
      total += 1;
      if (places.length < most) places.push(place);
    }
    return { places, total };
  }

  private *foundBy(query: string): Iterable<PastPlace> {
    const identity = this.identityOf(query);
    if (identity !== '') {
      for (const place of this.places) if (place.application.identity === identity) yield place;
      return;
    }
    if (!this.isOfWords(query)) {
      yield* this.places;
      return;
    }
    for (const ordinal of this.index.find(query).ordinals) {
      const place = this.places[ordinal];
      if (place !== undefined) yield place;
    }
  }
}
