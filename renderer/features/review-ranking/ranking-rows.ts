import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission, Zone } from '../../../shared/ranking/ranking.ts';
import type { Selection } from '../../../shared/ranking/selection.ts';
import { placeIn, type Scope } from '../../ranking/place-in.ts';

/** A line of the ranking as it is shown. */
export type RankingRow =
  | { readonly type: 'group'; readonly nomination: Id; readonly count: number }
  | {
      readonly type: 'entry';
      readonly ranked: RankedSubmission;
      readonly place: number | null;
      /** Shares a place that begins above the cut and ends below it, so that a person must decide. */
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
  | {
      readonly type: 'tie';
      readonly place: number;
      readonly count: number;
      /** Free places on the list for so many; null where only the places tell of the tie. */
      readonly seats: number | null;
    }
  | { readonly type: 'cut'; readonly top: number };

export interface RowChoice {
  readonly scope: Scope;
  readonly top: number | null;
  /** Only this nomination; null = all. */
  readonly nomination: Id | null;
  /** Only these, and nothing folded; null = all. */
  readonly matches: ReadonlySet<string> | null;
  /** Where the regulation was applied: ties of which a person must decide. */
  readonly ties: Selection['ties'] | null;
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
    const count = members.filter((entry) => isWanted(entry, choice)).length;
    if (count === 0) return [];
    const rows = listRows(nomination, members, choice);
    const group = { type: 'group' as const, nomination, count };
    return nominations.length > 1 ? [group, ...rows] : rows;
  });
}

const isWanted = (
  { nomination, submission }: RankedSubmission,
  choice: Pick<RowChoice, 'nomination' | 'matches'>,
): boolean =>
  (choice.nomination === null || nomination === choice.nomination) &&
  (choice.matches === null || choice.matches.has(submission));

/** The ranking comes nomination by nomination; over all, places decide, and equals stay as they came. */
const inOrder = (ranked: readonly RankedSubmission[]): readonly RankedSubmission[] =>
  ranked.toSorted((a, b) => (a.overall ?? Infinity) - (b.overall ?? Infinity) || 0);

interface Tie {
  readonly place: number;
  readonly seats: number | null;
  readonly submissions: ReadonlySet<string>;
}

/** Ties of a list: as the regulation left them open, or by its places where it was not applied. */
function tiesOf(
  list: readonly RankedSubmission[],
  { scope, ties }: RowChoice,
  cut: number | null,
): readonly Tie[] {
  if (ties !== null) {
    const here = new Set(list.map(({ submission }) => submission));
    return ties
      .filter(({ submissions }) => submissions.some((submission) => here.has(submission)))
      .map(({ place, seats, submissions }) => ({
        place,
        seats,
        submissions: new Set(submissions),
      }));
  }
  const [last, next] = cut === null ? [] : [list[cut - 1], list[cut]];
  const place = last === undefined ? null : placeIn(last, scope);
  if (place === null || next === undefined || placeIn(next, scope) !== place) return [];
  const tied = list.filter((entry) => placeIn(entry, scope) === place);
  return [{ place, seats: null, submissions: new Set(tied.map(({ submission }) => submission)) }];
}

function listRows(
  name: string,
  list: readonly RankedSubmission[],
  choice: RowChoice,
): readonly RankingRow[] {
  const { scope, top } = choice;
  const placed = list.filter((entry) => placeIn(entry, scope) !== null).length;
  const cut = top !== null && placed > top ? top : null;
  const ties = tiesOf(list, choice, cut);
  const tieOf = new Map(ties.flatMap((tie) => [...tie.submissions].map((id) => [id, tie])));
  const entries = list.map((ranked): Entry => ({
    type: 'entry',
    ranked,
    place: placeIn(ranked, scope),
    tiedAtCut: tieOf.has(ranked.submission),
  }));
  const shown = shownEntries(entries, cut, choice);
  const told = new Set<Tie>();
  const rows: RankingRow[] = [];
  let run: Entry[] = [];
  const closeRun = () => {
    rows.push(...foldedRun(`${name}/${run[0]?.ranked.submission ?? ''}`, run, choice.opened));
    run = [];
  };
  entries.forEach((entry, index) => {
    const tie = tieOf.get(entry.ranked.submission);
    const wanted = isWanted(entry.ranked, choice);
    const isFirstTied = wanted && tie !== undefined && !told.has(tie);
    const isCut = index === cut;
    if (shown.has(index) || isFirstTied || isCut) closeRun();
    if (isCut) rows.push({ type: 'cut', top: cut });
    if (isFirstTied) {
      told.add(tie);
      const { place, seats, submissions } = tie;
      rows.push({ type: 'tie', place, seats, count: submissions.size });
    }
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
  choice: RowChoice,
): ReadonlySet<number> {
  const count = entries.filter(({ ranked }) => isWanted(ranked, choice)).length;
  const firstOut = entries.findLastIndex(({ ranked }) => ranked.zone === 'grey') + 1;
  const keep = (entry: Entry, index: number): boolean =>
    count <= shortList ||
    choice.matches !== null ||
    index < shownFirst ||
    (top !== null && index >= top - shownAroundCut && index < top + shownAroundCut) ||
    (firstOut > 0 && (index === firstOut || index === firstOut + 1)) ||
    entry.tiedAtCut ||
    entry.ranked.submission === choice.selected;
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
