import { useCallback, useMemo } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import type { RowList } from '../../data-table/row-list.ts';
import {
  type DataColumn,
  placeColumns,
  type PlacedColumn,
} from '../../data-table/table-columns.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { type ComparedSubmission, compareMethods } from './method-places.ts';
import { listStates, type RankingFilters } from './ranking-filters.ts';

/** What is shown as rows and columns of plain words, for a file and for paper. */
export interface PlainTable<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly rows: RowList<Row>;
}

type Words = ReturnType<typeof useRankingWords>;

const column = <Row>(
  id: string,
  title: string,
  [width, text]: readonly [number, (row: Row) => string],
  numeric = false,
): DataColumn<Row> => ({ id, title, width, text, cell: text, numeric });

const listOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => Id): RowList<Row> => ({
  length: rows.length,
  at: (index) => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`row ${index} of ${rows.length}`);
    return row;
  },
  keyAt: (index) => {
    const row = rows[index];
    return row === undefined ? '' : keyOf(row);
  },
  slotAt: (index) => index,
});

/** Number, title, region and nomination of an application. */
const namingColumns = <Row>(
  { t, titleOf, regionOf, nominationTitle }: Words,
  of: (row: Row) => RankedSubmission,
): readonly DataColumn<Row>[] => [
  column('number', t('column.number'), [84, (row: Row) => of(row).submission]),
  column('title', t('column.project'), [340, (row: Row) => titleOf(of(row).submission)]),
  column('region', t('common:region'), [180, (row: Row) => regionOf(of(row).submission)]),
  column('nomination', t('common:nomination'), [
    200,
    (row: Row) => nominationTitle(of(row).nomination),
  ]),
];

function rankedColumns(
  words: Words,
  stageRanking: StageRanking,
): readonly DataColumn<RankedSubmission>[] {
  const { t, format, scope, score } = words;
  const states = listStates(stageRanking);
  const number = (value: number | null, places = 0): string =>
    value === null ? '' : format.number(value, places);
  const listWord = ({ submission }: RankedSubmission): string => {
    const state = states.get(submission);
    return state === undefined ? '' : t(`filters.list.${state}`);
  };
  return [
    column('place', t('column.place'), [72, (row) => number(placeIn(row, scope))], true),
    ...namingColumns(words, (row: RankedSubmission) => row),
    column(
      'score',
      t('common:score'),
      [84, (row) => (row.score === null ? '' : score(row.score))],
      true,
    ),
    column(
      'mean',
      t('column.mean'),
      [84, (row) => (row.mean === null ? '' : score(row.mean))],
      true,
    ),
    column('sheets', t('column.sheets'), [84, (row) => number(row.sheets)], true),
    column('low', t('column.low'), [84, (row) => number(row.low)], true),
    column('high', t('column.high'), [84, (row) => number(row.high)], true),
    column('pTop', t('column.pTop'), [84, (row) => number(row.pTop, 3)], true),
    column('zone', t('column.zone'), [
      110,
      (row) => (row.zone === null ? '' : t(`zone.${row.zone}`)),
    ]),
    column('list', t('column.list'), [150, listWord]),
  ];
}

const isEmptyColumn = <Row>({ text }: DataColumn<Row>, rows: readonly Row[]): boolean =>
  rows.every((row) => text(row) === '');

/**
 * The ranking as it is shown, made when it is asked for: the same rows in the same order; columns that say nothing are
 * left out.
 */
export function useRankedPlain(
  stageRanking: StageRanking,
  { nomination }: RankingFilters,
  matches: ReadonlySet<string> | null,
): () => PlainTable<RankedSubmission> {
  const words = useRankingWords();
  return useCallback(() => {
    const { submissions } = stageRanking.ranking;
    const shown = submissions.filter(
      (row) =>
        (matches === null || matches.has(row.submission)) &&
        (nomination === '' || row.nomination === nomination),
    );
    const rows =
      words.scope === 'all'
        ? shown.toSorted((a, b) => (a.overall ?? Infinity) - (b.overall ?? Infinity) || 0)
        : shown;
    const columns = rankedColumns(words, stageRanking).filter((each) => !isEmptyColumn(each, rows));
    return {
      columns: placeColumns(columns, []),
      rows: listOf(rows, ({ submission }) => submission),
    };
  }, [words, stageRanking, nomination, matches]);
}

/** Places under every method as they are shown, made when they are asked for. */
export function useComparedPlain(
  rows: readonly ComparedSubmission[],
): () => PlainTable<ComparedSubmission> {
  const words = useRankingWords();
  return useCallback(() => {
    const { t, format } = words;
    const methods = rows[0]?.places.map(({ method }) => method) ?? [];
    const columns = [
      ...namingColumns(words, ({ ranked }: ComparedSubmission) => ranked),
      ...methods.map((method) =>
        column(
          method,
          t(`method.${method}`),
          [
            96,
            ({ places }: ComparedSubmission) => {
              const place = places.find((each) => each.method === method)?.place ?? null;
              return place === null ? '' : format.number(place);
            },
          ],
          true,
        ),
      ),
    ];
    return {
      columns: placeColumns(columns, []),
      rows: listOf(rows, ({ ranked }) => ranked.submission),
    };
  }, [words, rows]);
}

/** Rows of the comparison: those about whom the methods disagree, or all of them. */
export function useCompared(
  stageRanking: StageRanking,
  nomination: Id | null,
): {
  readonly all: readonly ComparedSubmission[];
  readonly differing: readonly ComparedSubmission[];
} {
  const { scope, top } = useRankingWords();
  return useMemo(() => {
    const all = compareMethods(stageRanking, { scope, top, nomination });
    return { all, differing: all.filter(({ differs }) => differs) };
  }, [stageRanking, scope, top, nomination]);
}
