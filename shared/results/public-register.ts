import { languages, type LocalizedText } from '../basics/localized.ts';
import { tilePlace, type TilePlace } from '../contest/region-tiles.ts';
import type { Id, RegionCode } from '../contest/contest.ts';
import { regionShortName } from '../contest/regions.ts';
import { formatDecimal } from '../language/number-format.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import {
  createPublicEntry,
  type PublicAwards,
  type PublicEntry,
  type PublicSource,
} from './public-awards.ts';
import { compareIds, nominationTitle, regionTitle, settingsOf, stageOf } from './naming.ts';
import { createRegisterRow, listed, selectionNotes } from './register.ts';
import { inEachLanguage, publicTextInEach } from './public-texts.ts';
import { placeIn } from './ties.ts';

export interface PublicRow extends PublicEntry {
  /** "2", or "2–3" where the place is shared. */
  readonly place: string;
  /** Plain decimal text with a point, rounded as the regulation says. */
  readonly decimal: string;
  /** The same in the marks of each language. */
  readonly score: LocalizedText;
  readonly awards: readonly LocalizedText[];
}

/** A nomination or region that rows can be chosen by, with how many rows it has. */
export interface PublicChoice {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly count: number;
}

export interface PublicRegion extends PublicChoice {
  readonly short: LocalizedText;
  /** Where it lies on the map of tiles; null for regions that have no tile there. */
  readonly tile: TilePlace | null;
}

/** The list that everybody may see. */
export interface PublicRegister {
  readonly title: LocalizedText;
  readonly scope: LocalizedText;
  readonly rows: readonly PublicRow[];
  readonly nominations: readonly PublicChoice[];
  /** Every region of the contest, also those without a row, then whatever else the rows name. */
  readonly regions: readonly PublicRegion[];
  /** Whom quotas or the pass mark took in or passed over, and why. */
  readonly notes: readonly LocalizedText[];
}

/** Everything that has a place, best first, nominations after one another where places are within them. */
function placed({ state, ranking }: PublicSource): readonly RankedSubmission[] {
  const scope = stageOf(state, ranking.stage).regulation.advance?.scope ?? 'all';
  const nominations = settingsOf(state).nominations.map(({ id }) => id);
  const order = ({ nomination }: RankedSubmission): number =>
    scope === 'all' ? 0 : nominations.indexOf(nomination);
  const place = (ranked: RankedSubmission): number => placeIn(ranked, scope) ?? 0;
  return ranking.ranking.submissions
    .filter((ranked) => placeIn(ranked, scope) !== null)
    .toSorted(
      (a, b) =>
        order(a) - order(b) || place(a) - place(b) || compareIds(a.submission, b.submission),
    );
}

function publicRows(source: PublicSource, awards: PublicAwards): readonly PublicRow[] {
  const { state, ranking, options } = source;
  const scope = stageOf(state, ranking.stage).regulation.advance?.scope ?? 'all';
  const entryOf = createPublicEntry(source);
  const rowOf = createRegisterRow(state, ranking, scope, 'kk');
  const shown = options.list === 'all' ? placed(source) : listed(state, ranking);
  return shown.map((ranked) => {
    const { place, decimal } = rowOf(ranked);
    return {
      ...entryOf(ranked.submission),
      nomination: ranked.nomination,
      place,
      decimal,
      score: inEachLanguage((language) => (decimal === '' ? '' : formatDecimal(decimal, language))),
      awards: awards.bySubmission.get(ranked.submission) ?? [],
    };
  });
}

function publicRegions(
  { state }: PublicSource,
  rows: readonly PublicRow[],
): readonly PublicRegion[] {
  const { regions, regionsProfile: profile } = settingsOf(state);
  const named = rows.flatMap(({ regionCode }) => regionCode ?? []);
  const counts = countsOf(named);
  const codes: readonly RegionCode[] = [...new Set([...regions, ...named])];
  return codes.map((id) => ({
    id,
    title: inEachLanguage((language) => regionTitle(state, id, language)),
    short: inEachLanguage((language) => regionShortName(id, profile, language)),
    tile: tilePlace(id),
    count: counts.get(id) ?? 0,
  }));
}

const countsOf = (ids: readonly Id[]): ReadonlyMap<Id, number> => {
  const counts = new Map<Id, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** The register as everybody may see it, TOP-N or whole, with what it can be searched by. */
export function publicRegister(source: PublicSource, awards: PublicAwards): PublicRegister {
  const { state, ranking, options } = source;
  const { advance } = stageOf(state, ranking.stage).regulation;
  const rows = publicRows(source, awards);
  const counts = countsOf(rows.map(({ nomination }) => nomination));
  const notes = languages.map((language) => selectionNotes(state, ranking, language).lines);
  const isTop = options.list === 'regulation' && advance !== null;
  return {
    title: isTop
      ? publicTextInEach('list.top', { top: advance.top })
      : publicTextInEach('list.all'),
    scope: publicTextInEach(
      (advance?.scope ?? 'all') === 'all' ? 'list.scopeAll' : 'list.scopeNomination',
    ),
    rows,
    nominations: settingsOf(state)
      .nominations.map(({ id }) => ({
        id,
        title: inEachLanguage((language) => nominationTitle(state, id, language)),
        count: counts.get(id) ?? 0,
      }))
      .filter(({ count }) => count > 0),
    regions: publicRegions(source, rows),
    notes: (notes[0] ?? []).map((kk, at) => ({
      kk,
      ru: notes[1]?.[at] ?? '',
      en: notes[2]?.[at] ?? '',
    })),
  };
}
