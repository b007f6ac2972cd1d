import { groupBy } from '../basics/group-by.ts';
import type { LogId, Operation, OperationId } from '../log/operation.ts';
import type { ForkedLog } from '../log/read-log.ts';
import { equalValues } from '../log/value-codec.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { Directory } from './directory.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { sheetPath } from './rules.ts';
import type { Alternative, Fork, HardConflict } from './state.ts';

/** Keys whose several heads say nothing against each other: each stands for itself. */
const independentPrefixes = new Set([
  'sheet',
  'key',
  'recusal',
  'reopening',
  'quarantine',
  'fork',
  'founding',
]);

const prefixOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/'))) || key;

const differs = (heads: readonly Operation[]): boolean => {
  const [first, ...rest] = heads;
  return first !== undefined && rest.some((head) => !equalValues(head.value, first.value));
};

/** What the heads were changed from: the one operation that all of them name as parent. */
function commonParent(
  heads: readonly Operation[],
  byId: ReadonlyMap<OperationId, Operation>,
): Operation | null {
  const [first, ...rest] = heads;
  const shared =
    first?.parents.filter((id) => rest.every((head) => head.parents.includes(id))) ?? [];
  return byId.get(shared.toSorted()[0] ?? ('' as OperationId)) ?? null;
}

export interface Agreement {
  readonly hard: readonly HardConflict[];
  /** Keys with several equal heads. */
  readonly agree: number;
  /** Sheets that several installations worked on, where one gave a field that the other did not. */
  readonly soft: number;
}

/** Compares the heads of every key: agreement, soft and hard conflicts. */
export function compareHeads(
  heads: ReadonlyMap<string, readonly Operation[]>,
  directory: Directory,
  byId: ReadonlyMap<OperationId, Operation>,
): Agreement {
  const alternative = (operation: Operation): Alternative => {
    const holder = directory.keys.get(operation.signer);
    return {
      operation,
      value: operation.value,
      author: { person: holder?.person ?? null, role: holder?.role ?? null },
    };
  };
  const hard: HardConflict[] = [];
  let agree = 0;
  for (const key of [...heads.keys()].toSorted()) {
    const versions = heads.get(key) ?? [];
    if (versions.length < 2 || independentPrefixes.has(prefixOf(key))) continue;
    if (!differs(versions)) {
      agree += 1;
      continue;
    }
    const base = commonParent(versions, byId);
    const path = sheetPath(key);
    hard.push({
      key,
      sheet: path,
      base: base === null ? null : alternative(base),
      alternatives: versions.map(alternative),
    });
  }
  return { hard, agree, soft: countSoft(heads) };
}

/** Counts sheets with heads of several logs of which at least one field comes from only some of them. */
function countSoft(heads: ReadonlyMap<string, readonly Operation[]>): number {
  const fields = [...heads].flatMap(([key, versions]) => {
    const path = sheetPath(key);
    const logs = versions
      .filter(({ kind }) => kind !== resolutionKinds.resolve)
      .map(({ log }) => log);
    return path === null || path.criterion === '' || logs.length === 0
      ? []
      : [{ sheet: sheetKey(path.stage, path.submission, path.juror), logs: new Set<LogId>(logs) }];
  });
  let soft = 0;
  for (const group of groupBy(fields, ({ sheet }) => sheet).values()) {
    const all = new Set(group.flatMap(({ logs }) => [...logs]));
    if (all.size > 1 && group.some(({ logs }) => logs.size < all.size)) soft += 1;
  }
  return soft;
}

/** Forked logs as a person sees them; settled once headquarters took note. */
export function describeForks(
  forks: readonly ForkedLog[],
  heads: ReadonlyMap<string, readonly Operation[]>,
  directory: Directory,
): Fork[] {
  return forks.map(({ log, signer, branches }) => ({
    log,
    signer,
    person: directory.keys.get(signer)?.person ?? null,
    branches: branches.map(({ header }) => ({
      firstSequence: header.firstSequence,
      operations: header.operations,
    })),
    settled: (heads.get(`fork/${log}`) ?? []).length > 0,
  }));
}
