import { sameData } from '../../shared/basics/same-data.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { type SentSheets, sentSheets, tablesOf } from '../../shared/merge/send-sheets.ts';
import type { SheetTable, TableData } from '../../shared/merge/sheet-table.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import type { DeskSnapshot } from './desk.ts';

/** Entries of a map that changed, and keys that are gone. */
interface MapChange {
  readonly set: readonly (readonly [string, unknown])[];
  readonly gone: readonly string[];
}

/** One step of a change to what a window shows; only the last one of a change shows anything. */
export type WirePart =
  /** Entries of one map of the state, few enough that a window takes them in between two frames. */
  | {
      readonly type: 'entries';
      readonly field: keyof ContestState;
      readonly change: MapChange;
    }
  /** Some tables of sheets that changed. */
  | { readonly type: 'tables'; readonly tables: readonly TableData[] }
  /** What of the sheets is in no table, and every table there is now, by name and in order. */
  | ({ readonly type: 'sheets'; readonly names: readonly string[] } & Omit<SentSheets, 'tables'>)
  | {
      readonly type: 'show';
      readonly change: Partial<Omit<DeskSnapshot, 'state'>>;
      /** Fields of the state that are no maps and changed; null where there is no state now. */
      readonly state: Partial<ContestState> | null;
    };

/** Entries in one message: some 5 ms of copying. */
const entriesAtOnce = 2000;
const tablesAtOnce = 50;

const isMap = (value: unknown): value is ReadonlyMap<string, unknown> => value instanceof Map;

/** A table by the log that it comes from: a juror may have worked on two laptops. */
const tableName = ({ stage, juror, handIns }: TableData): string =>
  `${stage}/${juror}/${handIns.segments[0] ?? ''}`;

/** Tables that changed, then everything else about sheets; nothing where they and the assignments stayed the same. */
function* sheetParts(
  next: FoldedSheets,
  last: ReadonlyMap<string, Sheet> | undefined,
): Iterable<WirePart> {
  const { tables, ...others } = sentSheets(next);
  const before = last instanceof FoldedSheets ? last.sources : null;
  const known = new Set(before?.tables.map(({ data }) => data));
  const changed = tables.filter((data) => !known.has(data));
  const isSame =
    before !== null &&
    changed.length === 0 &&
    tables.length === before.tables.length &&
    sameData(others.judged, before.judged) &&
    sameData(others.blanks, before.blanks) &&
    sameData(next.sources.assigned, before.assigned);
  if (isSame) return;
  for (let from = 0; from < changed.length; from += tablesAtOnce)
    yield { type: 'tables', tables: changed.slice(from, from + tablesAtOnce) };
  yield { type: 'sheets', names: tables.map(tableName), ...others };
}

function mapChange(
  next: ReadonlyMap<string, unknown>,
  last: ReadonlyMap<string, unknown>,
): MapChange {
  return {
    set: [...next].filter(([key, value]) => !last.has(key) || !sameData(value, last.get(key))),
    gone: [...last.keys()].filter((key) => !next.has(key)),
  };
}

function* mapParts(field: keyof ContestState, { set, gone }: MapChange): Iterable<WirePart> {
  if (gone.length > 0) yield { type: 'entries', field, change: { set: [], gone } };
  for (let from = 0; from < set.length; from += entriesAtOnce) {
    const some = set.slice(from, from + entriesAtOnce);
    yield { type: 'entries', field, change: { set: some, gone: [] } };
  }
}

const fieldsOf = (state: ContestState | null): readonly (keyof ContestState)[] =>
  state === null ? [] : (Object.keys(state) as (keyof ContestState)[]);

/** What a state has that another one has not, in steps; the last step's fields are returned. */
function* stateParts(
  next: ContestState,
  last: ContestState | null,
): Generator<WirePart, Partial<ContestState>> {
  const plain: [string, unknown][] = [];
  for (const field of fieldsOf(next)) {
    const [now, before]: readonly [unknown, unknown] = [next[field], last?.[field]];
    if (now === before) continue;
    if (now instanceof FoldedSheets) {
      yield* sheetParts(now, last?.sheets);
    } else if (isMap(now)) {
      const known: ReadonlyMap<string, unknown> = isMap(before) ? before : new Map();
      // An empty map is a field like any other, or a window would not learn of it.
      if (now.size === 0 || before === undefined) plain.push([field, new Map()]);
      if (now.size > 0) yield* mapParts(field, mapChange(now, known));
    } else if (!sameData(now, before)) {
      plain.push([field, now]);
    }
  }
  return Object.fromEntries(plain);
}

/** Steps from one snapshot to the next: what stayed the same is not sent again. */
export function* wireParts(next: DeskSnapshot, last: DeskSnapshot): Iterable<WirePart> {
  const { state, ...shown } = next;
  const change = Object.fromEntries(
    Object.entries(shown).filter(
      ([name, value]) => !sameData(value, last[name as keyof DeskSnapshot]),
    ),
  );
  if (state === null) {
    yield { type: 'show', change, state: null };
    return;
  }
  const fields = state === last.state ? {} : yield* stateParts(state, last.state);
  yield { type: 'show', change, state: fields };
}

/** Puts steps together again on the window's side. */
export class SnapshotReceiver {
  private snapshot: DeskSnapshot = blankSnapshot;
  /** Maps that are being changed, step by step, so that the last step has little left to do. */
  private changing = new Map<keyof ContestState, Map<string, unknown>>();
  /** Tables by name, those that came last in place of those before them. */
  private readonly tables = new Map<string, TableData>();
  private shown: ReadonlyMap<TableData, SheetTable> = new Map();
  private sheets: Extract<WirePart, { type: 'sheets' }> | null = null;

  /** Takes one step; the new snapshot where it is the last one of a change, else null. */
  take(part: WirePart): DeskSnapshot | null {
    if (part.type === 'entries') {
      const map = this.mapToChange(part.field);
      for (const key of part.change.gone) map.delete(key);
      for (const [key, value] of part.change.set) map.set(key, value);
      return null;
    }
    if (part.type === 'tables') {
      for (const data of part.tables) this.tables.set(tableName(data), data);
      return null;
    }
    if (part.type === 'sheets') {
      this.sheets = part;
      return null;
    }
    const state = part.state === null ? null : this.merged(part.state);
    this.changing = new Map();
    this.sheets = null;
    this.snapshot = { ...this.snapshot, ...part.change, state };
    return this.snapshot;
  }

  private mapToChange(field: keyof ContestState): Map<string, unknown> {
    const known = this.changing.get(field);
    if (known !== undefined) return known;
    const before: unknown = this.snapshot.state?.[field];
    // A copy: screens may still show the map as it was.
    const map = new Map<string, unknown>(before instanceof Map ? before : []);
    this.changing.set(field, map);
    return map;
  }

  /** The state with what has come; the same object where nothing has. */
  private merged(fields: Partial<ContestState>): ContestState | null {
    const last = this.snapshot.state;
    const isSame = this.changing.size === 0 && this.sheets === null;
    if (last !== null && isSame && Object.keys(fields).length === 0) return last;
    const merged: object = {
      ...last,
      ...fields,
      ...Object.fromEntries(this.changing),
    };
    const state = merged as ContestState;
    const sheets = this.sheets === null ? null : this.receivedSheets(this.sheets, state);
    return sheets === null ? state : { ...state, sheets };
  }

  /** Sheets from the tables that came, those of unchanged tables the same objects as before. */
  private receivedSheets(
    { names, criteria, judged, blanks }: Extract<WirePart, { type: 'sheets' }>,
    { assignments }: ContestState,
  ): FoldedSheets {
    const all = names.flatMap((name) => this.tables.get(name) ?? []);
    const made = tablesOf(
      all.filter((data) => !this.shown.has(data)),
      criteria,
    );
    const fresh = new Map(made.map((table) => [table.data, table]));
    const tables = all.flatMap((data) => this.shown.get(data) ?? fresh.get(data) ?? []);
    const standing = new Set(names);
    for (const name of this.tables.keys()) if (!standing.has(name)) this.tables.delete(name);
    this.shown = new Map(tables.map((table) => [table.data, table]));
    return new FoldedSheets({ tables, judged, blanks, assigned: assignments });
  }
}
