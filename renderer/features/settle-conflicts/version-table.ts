import type { Id } from '../../../shared/contest/contest.ts';
import type { Operation, OperationId, Value } from '../../../shared/log/operation.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import type { Alternative, ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { commentKey, scoreKey, sheetKey } from '../../../shared/scoring/score-operations.ts';

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

export type VersionRow =
  /** The field in conflict, which has to be chosen: a value per column. */
  | { readonly type: 'choice'; readonly field: RowField; readonly values: readonly Value[] }
  /** A part of the field in conflict in which the versions differ; undefined where a version lacks it. */
  | {
      readonly type: 'part';
      readonly field: RowField;
      readonly values: readonly (Value | undefined)[];
    }
  /** Another field of the same sheet that the versions do not share: undefined where a version has none. */
  | {
      readonly type: 'differs';
      readonly field: RowField;
      readonly values: readonly (Value | undefined)[];
      /** `open`: a conflict of its own; `taken`: only some gave it, and it was taken without asking. */
      readonly standing: 'open' | 'taken';
    }
  /** Another field of the same sheet that all agree on, or that was settled. */
  | { readonly type: 'context'; readonly field: RowField; readonly value: Value };

export interface VersionTable {
  readonly columns: readonly VersionColumn[];
  readonly rows: readonly VersionRow[];
}

function columnsOf(conflict: HardConflict): readonly VersionColumn[] {
  const roles = conflict.alternatives.map(({ author }) => author.role);
  const versions = conflict.alternatives.map((alternative, index): VersionColumn => {
    const role = roles[index] ?? null;
    const alone = roles.filter((other) => other === role).length === 1;
    const number = roles.slice(0, index + 1).filter((other) => other === role).length;
    return {
      type: 'version',
      id: alternative.operation.id,
      alternative,
      number: alone ? null : number,
    };
  });
  return conflict.base === null
    ? versions
    : [
        { type: 'base', id: conflict.base.operation.id, alternative: conflict.base, number: null },
        ...versions,
      ];
}

/** What each column says of another field of the sheet; null where it is settled or all say the same. */
function apart(
  heads: readonly Operation[],
  columns: readonly VersionColumn[],
): readonly (Value | undefined)[] | null {
  if (heads.some(({ kind }) => kind === resolutionKinds.resolve)) return null;
  const values = columns.map(
    ({ type, alternative }) =>
      (type === 'base' ? undefined : heads.find(({ log }) => log === alternative.operation.log))
        ?.value,
  );
  const given = values.filter((_, index) => columns[index]?.type === 'version');
  const [first] = given;
  // Two branches of one log, or a third laptop: who gave it cannot be told by columns.
  if (given.every((value) => value === undefined)) return null;
  const same = given.every((value) => value !== undefined && equalValues(value, first ?? null));
  return same ? null : values;
}

/** The other fields of the sheet in conflict, criterion by criterion; empty for other records. */
function otherRows(
  conflict: HardConflict,
  columns: readonly VersionColumn[],
  state: ContestState,
): readonly VersionRow[] {
  const { sheet } = conflict;
  const stage = state.settings?.stages.find(({ id }) => id === sheet?.stage);
  if (sheet === null || stage === undefined) return [];
  const settled = state.sheets.get(sheetKey(sheet.stage, sheet.submission, sheet.juror));
  const inConflict = new Map(state.hard.map((each) => [each.key, each]));
  const row = (field: RowField, key: string, value: Value | undefined): readonly VersionRow[] => {
    if (key === conflict.key) return [];
    const open = inConflict.get(key);
    const heads =
      open?.alternatives.map(({ operation }) => operation) ?? state.openHeads.get(key) ?? [];
    const values = apart(heads, columns);
    if (open !== undefined) {
      const shown = values ?? columns.map(() => undefined);
      return [{ type: 'differs', field, values: shown, standing: 'open' }];
    }
    if (value === undefined) return [];
    if (values === null) return [{ type: 'context', field, value }];
    return [{ type: 'differs', field, values, standing: 'taken' }];
  };
  return stage.criteria.flatMap(({ id }) => {
    const keyOf = (name: typeof scoreKey) => name(sheet.stage, sheet.submission, sheet.juror, id);
    return [
      ...row({ type: 'score', criterion: id }, keyOf(scoreKey), settled?.scores[id]),
      ...row({ type: 'comment', criterion: id }, keyOf(commentKey), settled?.comments[id]),
    ];
  });
}

/** Key of the contest's settings: two amendments of them are compared in sentences (`settings-versions.tsx`). */
export const settingsKey = 'contest';

/** True for a record with fields of its own. */
export const isRecord = (value: Value | undefined): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array);

const sameAll = (values: readonly (Value | undefined)[]): boolean => {
  const [first, ...rest] = values;
  return (
    first !== undefined && rest.every((value) => value !== undefined && equalValues(value, first))
  );
};

/** Names of the fields in which versions of a larger record differ. */
export function differingParts(
  records: readonly Readonly<Record<string, Value>>[],
): readonly string[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return names.filter((name) => !sameAll(records.map((record) => record[name])));
}

/** Fields of a larger record in which the versions differ. */
const partRows = (values: readonly Value[]): readonly VersionRow[] =>
  values.every(isRecord)
    ? differingParts(values).map((name) => ({
        type: 'part',
        field: { type: 'field', name },
        values: values.map((record) => record[name]),
      }))
    : [];

const choiceField = ({ key, sheet }: HardConflict): RowField => {
  if (sheet === null) return { type: 'record' };
  return { type: key.startsWith('comment/') ? 'comment' : 'score', criterion: sheet.criterion };
};

/**
 * The versions of a conflict side by side: the field to choose first, then the fields in which larger records differ,
 * then the whole rest of the same sheet.
 */
export function versionTable(conflict: HardConflict, state: ContestState): VersionTable {
  const columns = columnsOf(conflict);
  const values = columns.map(({ alternative }) => alternative.value);
  return {
    columns,
    rows: [
      { type: 'choice', field: choiceField(conflict), values },
      ...(conflict.key === settingsKey ? [] : partRows(values)),
      ...otherRows(conflict, columns, state),
    ],
  };
}
