import type { PastApplication, Season } from './season.ts';

/** An application with the season it stood in. */
export interface PastPlace {
  readonly season: Season;
  readonly application: PastApplication;
}

/** Applications of all seasons one after another, the latest season first. */
export const pastPlaces = (seasons: readonly Season[]): readonly PastPlace[] =>
  latestFirst(seasons).flatMap((season) =>
    season.applications.map((application) => ({ season, application })),
  );

/** Seasons by their last day, the latest first; those without one by their word for themselves, behind all others. */
export const latestFirst = (seasons: readonly Season[]): readonly Season[] =>
  seasons.toSorted((a, b) => {
    const [first, second] = [sortKey(a), sortKey(b)];
    return first < second ? 1 : first > second ? -1 : a.contest < b.contest ? -1 : 1;
  });

const sortKey = ({ until, season }: Season): string =>
  until === null ? `0 ${season}` : `1 ${until} ${season}`;
