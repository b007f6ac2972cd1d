import type { Id } from '../../../shared/contest/contest.ts';
import type { LogId, OperationId, Value } from '../../../shared/log/operation.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import type { Alternative, ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { commentKey, scoreKey } from '../../../shared/scoring/score-operations.ts';

/** One version in the three-way table. */
export interface VersionColumn {
  readonly type: 'base' | 'version';
  readonly id: OperationId;
  readonly alternative: Alternative;
  /** Number of this version among those of the same role, from 1; null where the role names it alone. */
  readonly number: number | null;
}

/** What a row compares, for its label. */
export type RowField =
  | { readonly type: 'score' | 'comment'; readonly criterion: Id }
  /** A field of a larger record (an application, a person, the settings). */
  | { readonly type: 'field'; readonly name: string }
  /** The record as a whole. */
  | { readonly type: 'record' };

export interface VersionRow {
  readonly field: RowField;
  /** The field that is in conflict and has to be chosen; the others only help to judge. */
  readonly hard: boolean;
  /** One value per column; undefined where that version says nothing of the field. */
  readonly values: readonly (Value | undefined)[];
}

export interface VersionTable {
  readonly columns: readonly VersionColumn[];
  readonly rows: readonly VersionRow[];
  /** Fields of the same sheet that only one version has: taken without a question. */
  readonly takenAlone: number;
  /** Fields of the same sheet on which the versions agree. */
  readonly agreed: number;
}

function columnsOf(conflict: HardConflict): readonly VersionColumn[] {
  const roles = conflict.alternatives.map(({ author }) => author.role);
  const versions = conflict.alternatives.map((alternative, index): VersionColumn => {
    const role = roles[index] ?? null;
    const alone = roles.filter((other) => other === role).length === 1;
    const number = roles.slice(0, index + 1).filter((other) => other === role).length;
    return { type: 'version', id: alternative.operation.id, alternative, number: alone ? null : number };
  });
  return conflict.base === null
    ? versions
    : [{ type: 'base', id: conflict.base.operation.id, alternative: conflict.base, number: null }, ...versions];
}

interface SheetField {
  readonly field: RowField;
  readonly key: string;
}

/** The fields of the sheet in conflict, criterion by criterion; empty for other records. */
function sheetFields(conflict: HardConflict, state: ContestState): readonly SheetField[] {
  const { sheet } = conflict;
  const stage = state.settings?.stages.find(({ id }) => id === sheet?.stage);
  if (sheet === null || stage === undefined) return [];
  return stage.criteria.flatMap(({ id }) => [
    {
      field: { type: 'score' as const, criterion: id },
      key: scoreKey(sheet.stage, sheet.submission, sheet.juror, id),
    },
    {
      field: { type: 'comment' as const, criterion: id },
      key: commentKey(sheet.stage, sheet.submission, sheet.juror, id),
    },
  ]);
}

const isSaid = (value: Value | undefined): boolean => value !== undefined && value !== null && value !== '';

const sameAll = (values: readonly (Value | undefined)[]): boolean => {
  const [first, ...rest] = values;
  return first !== undefined && rest.every((value) => value !== undefined && equalValues(value, first));
};

/** What each version's own installation says of a field, as it stands now. */
function valuesByColumn(columns: readonly VersionColumn[], key: string, state: ContestState) {
  const heads = state.heads.get(key) ?? [];
  const fromLog = (log: LogId): Value | undefined => heads.find((head) => head.log === log)?.value;
  return columns.map(({ type, alternative }) => (type === 'base' ? undefined : fromLog(alternative.operation.log)));
}

function sheetTable(conflict: HardConflict, state: ContestState, columns: readonly VersionColumn[]): VersionTable {
  const rows: VersionRow[] = [];
  let takenAlone = 0;
  let agreed = 0;
  for (const { field, key } of sheetFields(conflict, state)) {
    if (key === conflict.key) {
      rows.unshift({ field, hard: true, values: columns.map(({ alternative }) => alternative.value) });
      continue;
    }
    const values = valuesByColumn(columns, key, state);
    const versions = values.filter((_, index) => columns[index]?.type === 'version');
    const said = versions.filter(isSaid).length;
    if (said === 0) continue;
    if (sameAll(versions)) {
      agreed += 1;
      continue;
    }
    if (said === 1) takenAlone += 1;
    rows.push({ field, hard: false, values });
  }
  return { columns, rows, takenAlone, agreed };
}

const isRecord = (value: Value | undefined): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Fields of a larger record in which the versions differ. */
function recordRows(columns: readonly VersionColumn[]): readonly VersionRow[] {
  const records = columns.map(({ alternative }) => alternative.value);
  const whole: VersionRow = { field: { type: 'record' }, hard: true, values: records };
  if (!records.every(isRecord)) return [whole];
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const fields = names.flatMap((name): VersionRow[] => {
    const values = records.map((record) => record[name]);
    return sameAll(values) ? [] : [{ field: { type: 'field', name }, hard: false, values }];
  });
  return [whole, ...fields];
}

/**
 * The versions of a conflict side by side, field by field: the field in conflict first, then what else the versions say
 * of the same sheet, or the fields in which two versions of a larger record differ.
 */
export function versionTable(conflict: HardConflict, state: ContestState): VersionTable {
  const columns = columnsOf(conflict);
  const table = conflict.sheet === null ? null : sheetTable(conflict, state, columns);
  if (table?.rows[0]?.hard === true) return table;
  return { columns, rows: recordRows(columns), takenAlone: 0, agreed: 0 };
}
