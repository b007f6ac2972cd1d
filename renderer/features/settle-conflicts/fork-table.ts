import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Operation, OperationId } from '../../../shared/log/operation.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ContestState, Fork } from '../../../shared/merge/state.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { SheetRef } from '../../../shared/scoring/sheet.ts';
import { differingParts, isRecord, type RowField } from './version-table.ts';

/** What a row of copies compares: a field that is chosen elsewhere too, or an act on a sheet. */
export type ForkField =
  | RowField
  | { readonly type: 'act'; readonly act: 'sheet' | 'recusal' | 'reopening' };

/**
 * What became of a row: `open` – a conflict of its own; `decided` – headquarters settled it; `held` – a version is kept
 * aside; `taken` – only some copies say anything, and that was taken; `same` – all say the same; `differs` – each stands
 * for itself.
 */
export type ForkStanding = 'open' | 'decided' | 'held' | 'taken' | 'same' | 'differs';

export interface ForkRow {
  readonly key: string;
  readonly field: ForkField;
  /** One for each column; null where the copy says nothing of it. */
  readonly cells: readonly (Operation | null)[];
  readonly standing: ForkStanding;
}

/** Rows about one sheet, or about one record of the contest. */
export interface ForkGroup {
  readonly id: string;
  readonly sheet: SheetRef | null;
  readonly rows: readonly ForkRow[];
}

export interface ForkTable {
  /** True where the first column is what was there before the copies parted. */
  readonly hasBefore: boolean;
  readonly groups: readonly ForkGroup[];
}

type Judge = (key: string, lines: readonly (Operation | null)[]) => ForkStanding;

function judgeOf(state: ContestState): Judge {
  const open = new Set(state.hard.map(({ key }) => key));
  const decided = new Set(state.resolutions.map(({ key }) => key));
  const held = new Set<OperationId>(
    state.quarantine.flatMap(({ operation, settled }) =>
      settled === 'released' ? [] : [operation.id],
    ),
  );
  return (key, lines) => {
    const said = lines.filter((line) => line !== null);
    const alike = said.every(({ value }) => equalValues(value, said[0]?.value ?? null));
    if (open.has(key)) return 'open';
    if (alike && said.length === lines.length) return 'same';
    if (said.some(({ id }) => held.has(id))) return 'held';
    if (decided.has(key)) return 'decided';
    return alike ? 'taken' : 'differs';
  };
}

const sheetOf = (key: string): SheetRef | null => {
  const path = sheetPath(key);
  if (path === null) return null;
  const { stage, submission, juror } = path;
  return { stage, submission, juror };
};

const groupName = (key: string): string => {
  const sheet = sheetOf(key);
  return sheet === null ? key : `/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`;
};

/** Rows of one key: one, or one for each field in which larger records differ. */
function rowsOf(
  key: string,
  cells: readonly (Operation | null)[],
  standing: ForkStanding,
): readonly ForkRow[] {
  const row = (field: ForkField): ForkRow => ({ key, field, cells, standing });
  const [prefix = ''] = key.split('/');
  const criterion = sheetPath(key)?.criterion ?? '';
  switch (prefix) {
    case 'score':
    case 'comment':
      return [row({ type: prefix, criterion })];
    case 'sheet':
    case 'recusal':
    case 'reopening':
      return [row({ type: 'act', act: prefix })];
    default: {
      const values = cells.flatMap((cell) => (cell === null ? [] : [cell.value]));
      const parts = values.every(isRecord) ? differingParts(values) : [];
      return parts.length === 0
        ? [row({ type: 'record' })]
        : parts.map((name) => row({ type: 'field', name }));
    }
  }
}

/** Scores in the order of the regulation, each with its comment below; acts on the sheet last. */
function orderOf(row: ForkRow, group: ForkGroup, state: ContestState): number {
  const { field } = row;
  if (field.type === 'field' || field.type === 'record') return 0;
  if (field.type !== 'score' && field.type !== 'comment') return Number.MAX_SAFE_INTEGER;
  const stage = state.settings?.stages.find(({ id }) => id === group.sheet?.stage);
  const place = stage?.criteria.findIndex(({ id }) => id === field.criterion) ?? -1;
  return 2 * place + (field.type === 'comment' ? 1 : 0);
}

/** The copies of an installation side by side, field by field: sheets in the order of their submissions, the rest first. */
export function forkTable(fork: Fork, state: ContestState): ForkTable {
  const judge = judgeOf(state);
  const sides = fork.lines.map(({ entries }) => new Map(entries.map((each) => [each.key, each])));
  const before = new Map(fork.before.map((each) => [each.key, each]));
  const hasBefore = before.size > 0;
  const keys = new Set(sides.flatMap((side) => [...side.keys()]));
  const places = new Map([...state.submissions.keys()].map((id, index) => [id, index]));
  const groups = [...groupBy(keys, groupName)].map(([id, own]): ForkGroup => {
    const rows = own.flatMap((key) => {
      const lines = sides.map((side) => side.get(key) ?? null);
      const cells = hasBefore ? [before.get(key) ?? null, ...lines] : lines;
      return rowsOf(key, cells, judge(key, lines));
    });
    return { id, sheet: sheetOf(own[0] ?? ''), rows };
  });
  const placeOf = ({ sheet }: ForkGroup): number =>
    sheet === null ? -1 : (places.get(sheet.submission) ?? Infinity);
  return {
    hasBefore,
    groups: groups
      .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1))
      .map((group) => ({
        ...group,
        rows: group.rows.toSorted((a, b) => orderOf(a, group, state) - orderOf(b, group, state)),
      })),
  };
}
