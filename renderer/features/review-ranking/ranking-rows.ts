import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission, Zone } from '../../../shared/ranking/ranking.ts';
import { placeIn, type Scope } from '../../ranking/place-in.ts';

/** A line of the ranking as it is shown. */
export type RankingRow =
  | { readonly type: 'group'; readonly nomination: Id; readonly count: number }
  | {
      readonly type: 'entry';
      readonly ranked: RankedSubmission;
      readonly place: number | null;
      /** Shares a place that begins above the cut and ends below it. */
      readonly tiedAtCut: boolean;
    }
  | {
      readonly type: 'fold';
      readonly id: string;
      readonly from: number;
      readonly to: number;
      readonly count: number;
      /** The zone of all of them, where it is one. */
      readonly zone: Zone | null;
      readonly opened: boolean;
    }
  | { readonly type: 'tie'; readonly place: number; readonly count: number }
  | { readonly type: 'cut'; readonly top: number };

export interface RowChoice {
  readonly scope: Scope;
  readonly top: number | null;
  /** Only this nomination; null = all. */
  readonly nomination: Id | null;
  /** Folds that have been opened. */
  readonly opened: ReadonlySet<string>;
  /** Never folded away. */
  readonly selected: Id | null;
}

type Entry = Extract<RankingRow, { readonly type: 'entry' }>;

/** Lists up to this long are shown whole. */
const shortList = 30;
/** Always shown: so many from the top, and so many on either side of the cut. */
const shownFirst = 8;
const shownAroundCut = 3;
/** Shorter runs are not worth folding. */
const shortestFold = 4;

/** Lays a ranking out in lines: groups, entries, the cut, ties across it, and long stretches folded. */
export function rankingRows(
  ranked: readonly RankedSubmission[],
  choice: RowChoice,
): readonly RankingRow[] {
  if (choice.scope === 'all') return listRows('', inOrder(ranked), choice);
  const nominations = [...new Set(ranked.map(({ nomination }) => nomination))].filter(
    (nomination) => choice.nomination === null || nomination === choice.nomination,
  );
  return nominations.flatMap((nomination) => {
    const members = ranked.filter((entry) => entry.nomination === nomination);
    const rows = listRows(nomination, members, choice);
    const group = { type: 'group' as const, nomination, count: members.length };
    return nominations.length > 1 ? [group, ...rows] : rows;
  });
}

/** The ranking comes nomination by nomination; over all, places decide, and equals stay as they came. */
const inOrder = (ranked: readonly RankedSubmission[]): readonly RankedSubmission[] =>
  ranked.toSorted((a, b) => (a.overall ?? Infinity) - (b.overall ?? Infinity) || 0);

function listRows(
  name: string,
  list: readonly RankedSubmission[],
  choice: RowChoice,
): readonly RankingRow[] {
  const { scope, top } = choice;
  const placed = list.filter((entry) => placeIn(entry, scope) !== null).length;
  const hasCut = top !== null && placed > top;
  const last = hasCut ? list[top - 1] : undefined;
  const next = hasCut ? list[top] : undefined;
  const lastPlace = last === undefined ? null : placeIn(last, scope);
  const tiedPlace = next !== undefined && placeIn(next, scope) === lastPlace ? lastPlace : null;
  const entries = list.map((ranked): Entry => ({
    type: 'entry',
    ranked,
    place: placeIn(ranked, scope),
    tiedAtCut: tiedPlace !== null && placeIn(ranked, scope) === tiedPlace,
  }));
  const tied = entries.filter(({ tiedAtCut }) => tiedAtCut).length;
  const shown = shownEntries(entries, hasCut ? top : null, choice);
  const rows: RankingRow[] = [];
  let run: Entry[] = [];
  const closeRun = () => {
    rows.push(...foldedRun(`${name}/${run[0]?.ranked.submission ?? ''}`, run, choice.opened));
    run = [];
  };
  entries.forEach((entry, index) => {
    const isFirstTied = entry.tiedAtCut && entries[index - 1]?.tiedAtCut !== true;
    const isCut = hasCut && index === top;
    if (shown.has(index) || isFirstTied || isCut) closeRun();
    if (isFirstTied && tiedPlace !== null)
      rows.push({ type: 'tie', place: tiedPlace, count: tied });
    if (isCut) rows.push({ type: 'cut', top });
    const wanted = choice.nomination === null || entry.ranked.nomination === choice.nomination;
    if (!wanted) return;
    if (shown.has(index)) rows.push(entry);
    else run.push(entry);
  });
  closeRun();
  return rows;
}

/** Positions that are never folded: the top, the cut, ties across it, the first safely out, the chosen one. */
function shownEntries(
  entries: readonly Entry[],
  top: number | null,
  { selected, nomination }: RowChoice,
): ReadonlySet<number> {
  const count = entries.filter(
    ({ ranked }) => nomination === null || ranked.nomination === nomination,
  ).length;
  const firstOut = entries.findLastIndex(({ ranked }) => ranked.zone === 'grey') + 1;
  const keep = (entry: Entry, index: number): boolean =>
    count <= shortList ||
    index < shownFirst ||
    (top !== null && index >= top - shownAroundCut && index < top + shownAroundCut) ||
    (firstOut > 0 && (index === firstOut || index === firstOut + 1)) ||
    entry.tiedAtCut ||
    entry.ranked.submission === selected;
  return new Set(entries.flatMap((entry, index) => (keep(entry, index) ? [index] : [])));
}

function foldedRun(
  id: string,
  run: readonly Entry[],
  opened: ReadonlySet<string>,
): readonly RankingRow[] {
  if (run.length < shortestFold) return run;
  const places = run.flatMap(({ place }) => (place === null ? [] : [place]));
  const zones = new Set(run.map(({ ranked }) => ranked.zone));
  const [zone = null] = zones.size === 1 ? zones : [];
  const fold: RankingRow = {
    type: 'fold',
    id,
    from: places[0] ?? 0,
    to: places.at(-1) ?? 0,
    count: run.length,
    zone,
    opened: opened.has(id),
  };
  return fold.opened ? [fold, ...run] : [fold];
}

export interface ZoneCounts {
  readonly in: number;
  readonly grey: number;
  readonly out: number;
}

/** How many lie in each zone; null where no zone is known. */
export function zoneCounts(ranked: readonly RankedSubmission[]): ZoneCounts | null {
  const count = (zone: Zone): number => ranked.filter((entry) => entry.zone === zone).length;
  const counts = { in: count('in'), grey: count('grey'), out: count('out') };
  return counts.in + counts.grey + counts.out === 0 ? null : counts;
}
