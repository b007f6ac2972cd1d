import type { Bundle } from '../bundle/bundle.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { VerifySignature } from '../log/ed25519.ts';
import type { ContestId, Operation, OperationId, SegmentId } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { enrolmentKind, provenEnrolments } from '../trust/enrolment.ts';

/** Everything an installation holds of one contest: verified segments, and nothing that could not be rebuilt. */
export interface Archive {
  readonly contest: ContestId;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  readonly proven: ReadonlySet<OperationId>;
}

export const emptyArchive = (contest: ContestId): Archive => ({
  contest,
  segments: new Map(),
  proven: new Set(),
});

/** What a union brought: segments that were not here, and how many operations were or were not. */
export interface Addition {
  readonly archive: Archive;
  readonly added: readonly Segment[];
  readonly newOperations: number;
  readonly knownOperations: number;
}

const operationsIn = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { header }) => sum + header.operations, 0);

/** Enrolments in a segment, which are few: nearly always one, in its log's first segment. */
function enrolmentsIn(segment: Segment, segments: Archive['segments']): readonly Operation[] {
  const { kind, kinds } = segment.columns;
  const enrolments = new Set(
    kinds.flatMap(([name], index) => (name === enrolmentKind ? [index] : [])),
  );
  if (enrolments.size === 0) return [];
  const found: Operation[] = [];
  for (let row = 0; row < kind.length; row += 1)
    if (enrolments.has(kind[row] ?? -1)) found.push(operationAt(segment, row, segments));
  return found;
}

/** Union with segments that were already opened and belong to this contest; known ones change nothing. */
export async function addSegments(
  archive: Archive,
  segments: readonly Segment[],
  verify: VerifySignature,
): Promise<Addition> {
  const added = segments.filter(({ id }) => !archive.segments.has(id));
  const all = new Map([
    ...archive.segments,
    ...added.map((segment) => [segment.id, segment] as const),
  ]);
  const fresh = added.flatMap((segment) => enrolmentsIn(segment, all));
  const proven = await provenEnrolments(archive.contest, fresh, verify);
  const newOperations = operationsIn(added);
  return {
    archive: { ...archive, segments: all, proven: new Set([...archive.proven, ...proven]) },
    added,
    newOperations,
    knownOperations: operationsIn(segments) - newOperations,
  };
}

export interface OtherContest {
  readonly type: 'BundleOtherContest';
}

/** Union with a bundle of the same contest; a bundle of another one is refused. */
export async function addBundle(
  archive: Archive,
  bundle: Bundle,
  verify: VerifySignature,
): Promise<Result<Addition, OtherContest>> {
  if (bundle.manifest.contest !== archive.contest) return err({ type: 'BundleOtherContest' });
  return ok(await addSegments(archive, bundle.segments, verify));
}
