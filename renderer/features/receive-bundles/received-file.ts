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

/** What a person has to think about with a file, the most urgent first; the last three ask for nothing. */
export const fileConcerns = [
  'refused',
  'stranger',
  'quarantined',
  'conflicts',
  'noted',
  'new',
  'known',
  'foreign',
] as const;

export type FileConcern = (typeof fileConcerns)[number];

/** Files that are nothing of this program: in a folder of mail there are many, and nobody need look at them. */
const foreign: ReadonlySet<string> = new Set(['NotABundle', 'FileEmpty']);

export function concernOf(file: FilePlan): FileConcern {
  if (!file.accepted) return foreign.has(file.error.type) ? 'foreign' : 'refused';
  if (file.sender.person === null) return 'stranger';
  if (file.newQuarantined.length > 0) return 'quarantined';
  if (file.newConflicts > 0) return 'conflicts';
  if (notesOf(file).some(({ type }) => type !== 'same-file')) return 'noted';
  return isNews(file) ? 'new' : 'known';
}

export interface PlanRow {
  /** Place of the file in the plan, since names may repeat; the desk keeps the order in which files were given. */
  readonly id: string;
  readonly file: FilePlan;
  readonly concern: FileConcern;
}

/** Rows of a dry run, those that need attention first. */
export const planRows = (plan: ImportPlan): readonly PlanRow[] =>
  plan.files
    .map((file, index) => ({ id: `${index}`, file, concern: concernOf(file) }))
    .toSorted((a, b) => fileConcerns.indexOf(a.concern) - fileConcerns.indexOf(b.concern));

/** The plan with files that were put aside before the desk was asked. */
export const withAside = (plan: ImportPlan, aside: readonly RefusedFile[]): ImportPlan =>
  aside.length === 0
    ? plan
    : {
        ...plan,
        files: [...plan.files, ...aside],
        totals: { ...plan.totals, refused: plan.totals.refused + aside.length },
      };

/** A plan of nothing: what was chosen held no file of this program. */
export const emptyPlan: ImportPlan = {
  id: '',
  files: [],
  totals: { newOperations: 0, knownOperations: 0, conflicts: 0, quarantined: 0, refused: 0 },
};

export const acceptedFiles = (plan: ImportPlan): readonly AcceptedFile[] =>
  plan.files.flatMap((file) => (file.accepted ? [file] : []));

/** What an import would do: nothing to take, nothing new, or something to write. */
export type ImportOffer = 'nothing-accepted' | 'nothing-new' | 'ready';

/** A receipt holds no records and is news all the same, as is an invitation that was renewed. */
const isNews = ({ kind, newOperations, newDocuments, sameAs }: AcceptedFile): boolean =>
  newOperations > 0 ||
  newDocuments > 0 ||
  ((kind === 'receipt' || kind === 'invitation') && sameAs === null);

export function importOffer(plan: ImportPlan): ImportOffer {
  const accepted = acceptedFiles(plan);
  if (accepted.length === 0) return 'nothing-accepted';
  return accepted.some(isNews) ? 'ready' : 'nothing-new';
}

/** Whether there is nothing in it but headquarters' word on what it holds. */
export const holdsOnlyReceipts = (plan: ImportPlan): boolean =>
  acceptedFiles(plan).every(({ kind }) => kind === 'receipt');

/** What a person should know of a file before taking it in, worst first. */
export type FileNote =
  | { readonly type: 'signer-unknown' }
  | { readonly type: 'clock-ahead'; readonly ms: number }
  | { readonly type: 'brought-back'; readonly count: number }
  | { readonly type: 'same-file'; readonly file: string; readonly receivedAt: number };

export function notesOf(file: AcceptedFile): readonly FileNote[] {
  const { sender, clockAhead, broughtBack, sameAs } = file;
  return [
    ...(sender.person === null ? [{ type: 'signer-unknown' as const }] : []),
    ...(clockAhead > 0 ? [{ type: 'clock-ahead' as const, ms: clockAhead }] : []),
    ...(broughtBack > 0 ? [{ type: 'brought-back' as const, count: broughtBack }] : []),
    ...(sameAs === null ? [] : [{ type: 'same-file' as const, ...sameAs }]),
  ];
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
export const regionOfFile = (
  file: AcceptedFile,
  state: Pick<ContestState, 'people'> | null,
): RegionCode | null => (file.kind === 'regional' ? regionOfSender(file, state) : null);

/** Region of the person who sent a file; null for headquarters and for a stranger. */
export function regionOfSender(
  { sender: { person } }: AcceptedFile,
  state: Pick<ContestState, 'people'> | null,
): RegionCode | null {
  return person === null ? null : (state?.people.get(person)?.region ?? null);
}

/** When a file of the same sender came last; milliseconds, null where none did. */
export function previousFile(
  file: AcceptedFile,
  received: readonly ReceivedBundle[],
): number | null {
  const times = received
    .filter(({ person, state }) => person === file.sender.person && state !== 'undone')
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
