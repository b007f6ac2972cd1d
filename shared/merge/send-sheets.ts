import type { Criterion, Id } from '../contest/contest.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { FoldedSheets } from './folded-sheets.ts';
import type { SheetSources } from './sheet-order.ts';
import { indexCriteria, SheetTable, type TableData } from './sheet-table.ts';

/** Sheets in a form that may be sent to another thread. */
export interface SentSheets {
  readonly tables: readonly TableData[];
  readonly criteria: ReadonlyMap<Id, readonly Criterion[]>;
  readonly judged: SheetSources['judged'];
  readonly blanks: SheetSources['blanks'];
}

/** What has sheets, and the assignments that say which of them are still empty. */
interface WithSheets {
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly assignments: SheetSources['assigned'];
}

/** A state, or a part of it, on its way to another thread. */
export type Sent<State extends WithSheets> = Omit<State, 'sheets'> & {
  readonly sheets: SentSheets;
};

/** Sheets in tables, or in a plain map, in a form that may be sent. */
export function sentSheets(sheets: ReadonlyMap<string, Sheet>): SentSheets {
  if (!(sheets instanceof FoldedSheets)) {
    return { tables: [], criteria: new Map(), judged: sheets, blanks: new Map() };
  }
  const { tables, judged, blanks } = sheets.sources;
  return {
    tables: tables.map(({ data }) => data),
    criteria: new Map(tables.map(({ data, index }) => [data.stage, index.criteria])),
    judged,
    blanks,
  };
}

/** The same state in a form that may be sent to another thread; `received` is its inverse. */
export const sendable = <State extends WithSheets>(state: State): Sent<State> => ({
  ...state,
  sheets: sentSheets(state.sheets),
});

/** A state as it was before it was sent. */
export function received<State extends WithSheets>(
  sent: Sent<State>,
): Omit<State, 'sheets'> & Pick<WithSheets, 'sheets'> {
  const { tables, criteria, judged, blanks } = sent.sheets;
  if (blanks.size === 0 && tables.length === 0) return { ...sent, sheets: judged };
  return {
    ...sent,
    sheets: new FoldedSheets({
      tables: tablesOf(tables, criteria),
      judged,
      blanks,
      assigned: sent.assignments,
    }),
  };
}

/** Tables of data that were sent. */
export function tablesOf(
  tables: readonly TableData[],
  criteria: SentSheets['criteria'],
): readonly SheetTable[] {
  const indexes = new Map(
    [...criteria].map(([stage, list]) => [stage, indexCriteria(list)] as const),
  );
  return tables.flatMap((data) => {
    const index = indexes.get(data.stage);
    return index === undefined ? [] : [new SheetTable(data, index)];
  });
}
