import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { BundleKind } from '../../shared/bundle/manifest.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive } from '../../shared/merge/archive.ts';
import type { ContestState, FoldedContest } from '../../shared/merge/state.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskError, FilePlan, ImportPlan, NamedFile } from './desk.ts';
import { documentsIn } from './document-shelf.ts';
import { ownIdentities } from './identities.ts';
import { type FileReading, type OpenedFile, openFile } from './open-file.ts';
import { type Message, readMessage } from './open-message.ts';
import { changesByFile, type FileChanges } from './planned-changes.ts';

/** A checked file that waits for the person's word. */
export interface PlannedFile {
  readonly file: OpenedFile;
  /** Segments that neither this installation nor an earlier file of the plan has. */
  readonly fresh: readonly Segment[];
  /** Documents in it that are not here, by hash. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** What headquarters says in it, where it is a receipt or an invitation. */
  readonly message: Message | null;
}

export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly files: readonly PlannedFile[];
  /** What the contest comes to with all files, as long as nothing else was changed since. */
  readonly outcome: {
    readonly revision: number;
    readonly archive: Archive;
    readonly state: FoldedContest;
  };
}

/** Control of a long job: told how far it is, asked whether to stop. */
export interface JobControl {
  readonly progress: (done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

/** Which kinds each role takes in. */
const acceptedKinds: Readonly<
  Record<'headquarters' | 'coordinator' | 'juror', readonly BundleKind[]>
> = {
  headquarters: ['scores', 'regional', 'archive'],
  coordinator: ['scores', 'regional', 'receipt', 'invitation'],
  juror: ['receipt', 'invitation'],
};

/** Kinds in which documents, and photos of site visits, travel. */
const broughtDocuments: ReadonlySet<BundleKind> = new Set<BundleKind>([
  'scores',
  'invitation',
  'archive',
  'regional',
]);
const noDocuments: ReadonlyMap<string, Uint8Array> = new Map();

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

export const operationsIn = (segments: readonly Segment[]): number =>
  sum(segments.map(({ header }) => header.operations));

/** Opens one file and says whether it belongs here; segments that are known are not kept. */
async function openFor(
  keeper: ContestKeeper,
  input: NamedFile,
  reading: Pick<FileReading, 'wanted' | 'wantedAttachment' | 'goOn'>,
): Promise<Result<PlannedFile, DeskError>> {
  const opened = await openFile(input, {
    verify: keeper.ports.ed25519.verify,
    identities: ownIdentities(keeper),
    ...reading,
  });
  if (!opened.ok) return opened;
  const file = opened.value;
  if (file.contest !== keeper.profile.contest) return err({ type: 'BundleOtherContest' });
  if (!acceptedKinds[keeper.profile.role].includes(file.kind))
    return err({ type: 'BundleKindUnexpected' });
  const message = readMessage(keeper, file);
  if (!message.ok) return message;
  const documents = broughtDocuments.has(file.kind) ? file.attachments : noDocuments;
  return ok({ file, fresh: file.segments, documents, message: message.value });
}

/** How many of the new operations an import had brought that was taken back. */
function broughtBack(keeper: ContestKeeper, fresh: readonly Segment[]): number {
  const gone = new Set(keeper.imports.flatMap(({ removed }) => removed));
  return operationsIn(fresh.filter(({ id }) => gone.has(id)));
}

/** What of a file's attachments an invitation, or the contest with everything planned, calls documents. */
export function documentsFrom(
  { documents, message }: PlannedFile,
  outcome: ContestState,
): readonly (readonly [hash: string, bytes: Uint8Array])[] {
  const state = message?.type === 'invitation' ? message.invitation.state : outcome;
  return [...documentsIn(documents, state)];
}

function filePlan(
  keeper: ContestKeeper,
  planned: PlannedFile,
  outcome: { readonly state: FoldedContest; readonly changes: FileChanges },
): FilePlan & { readonly accepted: true } {
  const { file, fresh } = planned;
  const { publicKey, name } = file.sender;
  const holder = outcome.state.keys.get(publicKey);
  const same = keeper.imports.find(({ code, state }) => code === file.code && state === 'held');
  const newOperations = operationsIn(fresh);
  return {
    name: file.name,
    accepted: true,
    kind: file.kind,
    sender: {
      person: holder?.person ?? null,
      name,
      role: holder?.role ?? null,
      fingerprint: fingerprint(present(base64urlToBytes(publicKey), 'keys are base64url')),
    },
    createdAt: file.created,
    clockAhead: Math.max(0, file.created - keeper.ports.now()),
    size: file.size,
    logs: file.logs.length,
    newOperations,
    knownOperations: file.operations - newOperations,
    ...outcome.changes,
    newDocuments: documentsFrom(planned, outcome.state).length,
    code: file.code,
    encrypted: file.encrypted,
    sameAs: same === undefined ? null : { file: same.file, receivedAt: same.receivedAt },
    broughtBack: broughtBack(keeper, fresh),
  };
}

function totalsOf(plans: readonly FilePlan[]): ImportPlan['totals'] {
  const accepted = plans.flatMap((plan) => (plan.accepted ? [plan] : []));
  return {
    newOperations: sum(accepted.map((plan) => plan.newOperations)),
    knownOperations: sum(accepted.map((plan) => plan.knownOperations)),
    conflicts: sum(accepted.map((plan) => plan.newConflicts)),
    quarantined: sum(accepted.flatMap((plan) => plan.newQuarantined.map(({ count }) => count))),
    refused: plans.length - accepted.length,
  };
}

type Opened =
  | { readonly ok: true; readonly value: PlannedFile }
  | { readonly ok: false; readonly name: string; readonly error: DeskError };

/** Opens all files in the given order; null where the person stopped it. */
async function openAll(
  keeper: ContestKeeper,
  files: readonly NamedFile[],
  control: JobControl,
): Promise<readonly Opened[] | null> {
  const planned = new Set<SegmentId>();
  const documents = new Set<string>();
  const isNew = (id: SegmentId): boolean => !keeper.contents.segments.has(id) && !planned.has(id);
  const total = sum(files.map(({ bytes }) => bytes.length));
  const all: Opened[] = [];
  let done = 0;
  for (const file of files) {
    if (control.cancelled()) return null;
    control.progress(done, total);
    const before = done;
    const opened = await openFor(keeper, file, {
      wanted: isNew,
      wantedAttachment: (hash) => !keeper.documents.has(hash) && !documents.has(hash),
      goOn: (bytes) => {
        done += bytes;
        control.progress(Math.min(done, total), total);
        return !control.cancelled();
      },
    });
    if (control.cancelled()) return null;
    all.push(opened.ok ? opened : { ...opened, name: file.name });
    if (opened.ok) for (const { id } of opened.value.fresh) planned.add(id);
    if (opened.ok) for (const hash of opened.value.documents.keys()) documents.add(hash);
    done = before + file.bytes.length;
  }
  control.progress(total, total);
  return control.cancelled() ? null : all;
}

/** Dry run over several files, in the given order; nothing is written. */
export async function prepareImport(
  keeper: ContestKeeper,
  input: {
    readonly id: string;
    readonly files: readonly NamedFile[];
    readonly control: JobControl;
  },
): Promise<Result<PreparedImport, DeskError>> {
  const opened = await openAll(keeper, input.files, input.control);
  if (opened === null) return err({ type: 'ImportCancelled' });
  const files = opened.flatMap((each) => (each.ok ? [each.value] : []));
  const fresh = files.flatMap((file) => file.fresh);
  const { archive } = await addSegments(keeper.contents, fresh, keeper.ports.ed25519.verify);
  const state = fresh.length === 0 ? keeper.state : keeper.stateWith(archive);
  const broughtBy = new Map(
    files.flatMap((file, index) => file.fresh.map(({ id }) => [id, index] as const)),
  );
  const changes = changesByFile({ before: keeper.state, after: state }, broughtBy, files.length);
  let at = 0;
  const plans = opened.map((each): FilePlan => {
    if (!each.ok) return { name: each.name, accepted: false, error: each.error };
    const own = present(changes[at], 'each accepted file has its changes');
    at += 1;
    return filePlan(keeper, each.value, { state, changes: own });
  });
  return ok({
    plan: { id: input.id, files: plans, totals: totalsOf(plans) },
    files,
    outcome: { revision: keeper.revision, archive, state },
  });
}
