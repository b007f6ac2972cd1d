import { err, ok, type Result } from '../../shared/basics/result.ts';
import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { base64urlToBytes, bytesToBase64url, fingerprint } from '../../shared/basics/bytes.ts';
import type { Operation, OperationId, SegmentId, Value } from '../../shared/log/operation.ts';
import type { Archive } from '../../shared/merge/archive.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { ImportRecord, StoreChange } from './contest-store.ts';
import type { DeskError } from './desk.ts';
import { operationsIn } from './import-plan.ts';
import { segmentOf } from './planned-changes.ts';

/** What taking an import back would do to the segments that some import brought. */
interface Undoing {
  readonly removed: readonly SegmentId[];
  /** Segments that another import holds as well, with that import: they stay. */
  readonly passedOn: readonly { readonly id: SegmentId; readonly import: string }[];
}

function undoingOf(keeper: ContestKeeper, record: ImportRecord): Undoing {
  const others = keeper.imports.filter(({ id, state }) => id !== record.id && state !== 'undone');
  const heldBy = new Map(
    others.flatMap(({ id, contents }) => contents.map((segment) => [segment, id] as const)),
  );
  const brought = record.contents.filter((id) => keeper.segmentOrigins.has(id));
  return {
    removed: brought.filter((id) => !heldBy.has(id)),
    passedOn: brought.flatMap((id) => {
      const other = heldBy.get(id);
      return other === undefined || keeper.segmentOrigins.get(id) !== record.id
        ? []
        : [{ id, import: other }];
    }),
  };
}

/** Operations named in the key of a decision about them. */
const named = /^(?:quarantine|approval|withdrawal)\/(.+)$/;

/** Ids of segments in a value: where a revocation, a cut-off or a settled fork ends. */
function segmentsIn(value: Value): readonly SegmentId[] {
  if (value instanceof Uint8Array)
    return value.length === 32 ? [bytesToBase64url(value) as SegmentId] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(segmentsIn);
}

const namedBy = ({ parents, basis, key }: Operation): readonly OperationId[] => {
  const target = named.exec(key)?.[1];
  return [
    ...parents,
    ...(basis === null ? [] : [basis]),
    ...(target === undefined ? [] : [target as OperationId]),
  ];
};

/** What builds on segments that would go: a segment that goes on from one, or an operation that names one of theirs. */
function builtOn(
  keeper: ContestKeeper,
  removed: ReadonlySet<SegmentId>,
): { readonly what: string; readonly who: string } | null {
  const name = (signer: Operation['signer']): string =>
    keeper.state.people.get(keeper.state.keys.get(signer)?.person ?? '')?.surname ??
    fingerprint(present(base64urlToBytes(signer), 'keys are base64url')).slice(0, 11);
  for (const { id, header } of keeper.contents.segments.values()) {
    if (removed.has(id) || header.previous === null || !removed.has(header.previous)) continue;
    return { what: header.log, who: name(header.signer) };
  }
  for (const operation of keeper.operations()) {
    if (removed.has(segmentOf(operation.id))) continue;
    if (
      namedBy(operation).some((id) => removed.has(segmentOf(id))) ||
      segmentsIn(operation.value).some((id) => removed.has(id))
    )
      return { what: operation.key, who: name(operation.signer) };
  }
  return null;
}

/** Records of the imports that segments are passed on to: these count as brought by them now. */
function heirsOf(keeper: ContestKeeper, passedOn: Undoing['passedOn']): readonly ImportRecord[] {
  return [...groupBy(passedOn, (each) => each.import)].flatMap(([id, parts]) => {
    const heir = keeper.imports.find((each) => each.id === id);
    if (heir === undefined) return [];
    const segments = parts.flatMap((part) => keeper.contents.segments.get(part.id) ?? []);
    return [{ ...heir, newOperations: heir.newOperations + operationsIn(segments) }];
  });
}

function without(archive: Archive, removed: ReadonlySet<SegmentId>): Archive {
  return {
    ...archive,
    segments: new Map([...archive.segments].filter(([id]) => !removed.has(id))),
    proven: new Set([...archive.proven].filter((id) => !removed.has(segmentOf(id)))),
  };
}

/**
 * Takes a whole import back: exactly the segments that imports brought, that its file held and that no other import
 * holds. Refused where anything that stays builds on them.
 */
export async function takeBack(
  keeper: ContestKeeper,
  id: string,
): Promise<Result<void, DeskError>> {
  const record = keeper.imports.find((each) => each.id === id);
  if (record === undefined || record.state === 'undone') return err({ type: 'ImportUnknown' });
  if (record.contents.length === 0) return err({ type: 'ImportTooOld' });
  const { removed, passedOn } = undoingOf(keeper, record);
  const gone = new Set(removed);
  const user = builtOn(keeper, gone);
  if (user !== null) return err({ type: 'ImportInUse', details: user });
  const undone: ImportRecord = { ...record, state: 'undone', removed };
  const records = [undone, ...heirsOf(keeper, passedOn)];
  const changes: readonly StoreChange[] = [
    { type: 'removed', segments: removed },
    { type: 'passed-on', segments: passedOn },
    ...records.map((each) => ({ type: 'import' as const, record: each })),
  ];
  await keeper.apply(changes);
  for (const each of records) keeper.note({ record: each });
  const origins = new Map([
    ...[...keeper.segmentOrigins].filter(([segment]) => !gone.has(segment)),
    ...passedOn.map((each) => [each.id, each.import] as const),
  ]);
  if (gone.size === 0) keeper.adopt({ archive: keeper.contents, state: keeper.state, origins });
  else keeper.adopt({ archive: without(keeper.contents, gone), origins });
  return ok(undefined);
}
