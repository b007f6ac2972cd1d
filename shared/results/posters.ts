import type { LocalizedText } from '../basics/localized.ts';
import { groupBy } from '../basics/group-by.ts';
import { localized, settingsOf } from './naming.ts';
import type { PublicSource } from './public-awards.ts';
import { publicPageData, type PublicPageData } from './public-page.ts';
import type { PublicRow } from './public-register.ts';
import { inEachLanguage, publicTextInEach } from './public-texts.ts';

export interface PosterRow {
  readonly project: string;
  readonly applicant: LocalizedText;
  readonly nomination: LocalizedText;
  /** "12-орын" on the list, or, of those who won, what they were given. */
  readonly labels: readonly LocalizedText[];
  readonly won: boolean;
}

/** One poster: the best of a region, or of the whole contest where it has no regions. */
export interface PosterData {
  /** Null on the one poster of a contest without regions. */
  readonly region: LocalizedText | null;
  readonly title: LocalizedText;
  readonly contest: LocalizedText;
  readonly protocol: LocalizedText | null;
  readonly rows: readonly PosterRow[];
  /** Said where the register has more of the region than the poster holds. */
  readonly more: LocalizedText | null;
  /** "Draft", "Not to be published yet": words across the poster. */
  readonly marks: readonly LocalizedText[];
  /** The root in groups of four. */
  readonly code: string;
  /** What a camera gets: the page's address, else the root in capitals. */
  readonly scanned: string;
  /** To be read beside the code; empty where nobody gave one. */
  readonly address: string;
}

/** Most projects a poster holds in letters that are read from three metres. */
const mostOnPoster = 6;

/** Places are "2" or "2–3": the first number orders them. */
const placeOf = ({ place }: PublicRow): number => Number.parseInt(place, 10);

/** Who won first, then by place; within one place as the register has them. */
const best = (rows: readonly PublicRow[]): readonly PublicRow[] =>
  rows.toSorted(
    (a, b) => Number(b.awards.length > 0) - Number(a.awards.length > 0) || placeOf(a) - placeOf(b),
  );

function posterRow(row: PublicRow, page: PublicPageData): PosterRow {
  const nomination = page.register.nominations.find(({ id }) => id === row.nomination);
  const won = row.awards.length > 0;
  return {
    project: row.project,
    applicant: row.applicant,
    nomination: nomination?.title ?? { kk: '', ru: '', en: '' },
    labels: won ? row.awards : [publicTextInEach('poster.place', { place: row.place })],
    won,
  };
}

function poster(
  rows: readonly PublicRow[],
  region: LocalizedText | null,
  page: PublicPageData,
  { state, options: { address } }: PublicSource,
): PosterData {
  const count = rows.length;
  return {
    region,
    title: publicTextInEach(region === null ? 'poster.titleAll' : 'poster.title'),
    contest: inEachLanguage((language) => localized(settingsOf(state).title, language)),
    protocol: page.protocol,
    rows: best(rows)
      .slice(0, mostOnPoster)
      .map((row) => posterRow(row, page)),
    more: count > mostOnPoster ? publicTextInEach('poster.more', { count }) : null,
    marks: page.marks.map(({ title }) => title),
    code: page.check.code,
    scanned: address === '' ? page.check.root.toUpperCase() : address,
    address,
  };
}

/**
 * A poster for each region that has anybody on the register, in the order of the contest's regions; one for everybody
 * where a contest has no regions.
 */
export function postersData(source: PublicSource): readonly PosterData[] {
  const page = publicPageData(source);
  const { rows, regions } = page.register;
  const byRegion = groupBy(rows, ({ regionCode }) => regionCode);
  if (regions.length < 2) return rows.length === 0 ? [] : [poster(rows, null, page, source)];
  return regions.flatMap(({ id, title }) => {
    const own = byRegion.get(id) ?? [];
    return own.length === 0 ? [] : [poster(own, title, page, source)];
  });
}
