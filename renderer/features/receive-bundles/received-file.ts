import { equalBytes } from '../../../shared/basics/bytes.ts';
import type { RegionCode } from '../../../shared/contest/contest.ts';
import type { ContestState, QuarantineReason } from '../../../shared/merge/state.ts';
import type { FilePlan, ImportPlan, NamedFile, ReceivedBundle } from '../../storage/desk.ts';

/** A file that the dry run found good. */
export type AcceptedFile = Extract<FilePlan, { readonly accepted: true }>;

/** A file that the dry run refused. */
export type RefusedFile = Extract<FilePlan, { readonly accepted: false }>;

const isSame = (a: NamedFile, b: NamedFile): boolean =>
  a.name === b.name && equalBytes(a.bytes, b.bytes);

/** The files chosen so far and those chosen now, each once: people drop the same file twice. */
export function addFiles(
  files: readonly NamedFile[],
  more: readonly NamedFile[],
): readonly NamedFile[] {
  return more.reduce<readonly NamedFile[]>(
    (all, file) => (all.some((known) => isSame(known, file)) ? all : [...all, file]),
    files,
  );
}

/**
 * Rows of a dry run with the place of each file in the plan, since names may repeat. The desk keeps the order in which
 * files were given.
 */
export const planRows = (
  plan: ImportPlan,
): readonly { readonly id: string; readonly file: FilePlan }[] =>
  plan.files.map((file, index) => ({ id: `${index}`, file }));

export const acceptedFiles = (plan: ImportPlan): readonly AcceptedFile[] =>
  plan.files.flatMap((file) => (file.accepted ? [file] : []));

/** What an import would do: nothing to take, nothing new, or something to write. */
export type ImportOffer = 'nothing-accepted' | 'nothing-new' | 'ready';

export function importOffer(plan: ImportPlan): ImportOffer {
  if (acceptedFiles(plan).length === 0) return 'nothing-accepted';
  return plan.totals.newOperations === 0 ? 'nothing-new' : 'ready';
}

/** Operations that would be kept aside, by file and reason. */
export const quarantinedByFile = (
  plan: ImportPlan,
): readonly {
  readonly file: AcceptedFile;
  readonly count: number;
  readonly reasons: readonly { readonly reason: QuarantineReason; readonly count: number }[];
}[] =>
  acceptedFiles(plan)
    .filter(({ newQuarantined }) => newQuarantined.length > 0)
    .map((file) => ({
      file,
      count: file.newQuarantined.reduce((total, { count }) => total + count, 0),
      reasons: file.newQuarantined,
    }));

export const quarantinedCount = (file: AcceptedFile): number =>
  file.newQuarantined.reduce((total, { count }) => total + count, 0);

/** Region a file speaks for: the sender's, where the file carries a whole region. */
export function regionOfFile(
  file: AcceptedFile,
  state: Pick<ContestState, 'people'> | null,
): RegionCode | null {
  const { person } = file.sender;
  if (file.kind !== 'regional' || person === null) return null;
  return state?.people.get(person)?.region ?? null;
}

/** When a file of the same sender came last; milliseconds, null where none did. */
export function previousFile(
  file: AcceptedFile,
  received: readonly ReceivedBundle[],
): number | null {
  const times = received
    .filter(({ person }) => person === file.sender.person)
    .map(({ receivedAt }) => receivedAt);
  return times.length === 0 || file.sender.person === null ? null : Math.max(...times);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time in its largest whole unit, for "47 minutes ahead". */
export function spanOf(ms: number): {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
} {
  if (ms >= 2 * day) return { unit: 'days', count: Math.floor(ms / day) };
  if (ms >= 2 * hour) return { unit: 'hours', count: Math.floor(ms / hour) };
  return { unit: 'minutes', count: Math.max(1, Math.round(ms / minute)) };
}
