import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type Bundle, openBundle } from '../../shared/bundle/bundle.ts';
import type { BundleKind, Manifest } from '../../shared/bundle/manifest.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { ContestKeeper, KeeperPorts } from './contest-keeper.ts';
import type { DeskError, FilePlan, ImportPlan, NamedFile } from './desk.ts';

/** A checked file that waits for the person's word. */
export interface PlannedFile {
  readonly name: string;
  readonly manifest: Manifest;
  readonly segments: readonly Segment[];
  readonly newOperations: number;
  readonly knownOperations: number;
}

export interface PreparedImport {
  readonly plan: ImportPlan;
  readonly files: readonly PlannedFile[];
}

/** Which kinds each role takes in; a juror receives invitations only, by another way. */
const acceptedKinds: Readonly<Record<Manifest['sender']['role'], readonly BundleKind[]>> = {
  headquarters: ['scores', 'regional', 'archive', 'receipt'],
  coordinator: ['scores', 'regional'],
  juror: [],
};

async function openFor(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  file: NamedFile,
): Promise<Result<Bundle, DeskError>> {
  const bundle = await openBundle(file.bytes, ports.ed25519.verify);
  if (!bundle.ok) {
    const { type, ...details } = bundle.error;
    return err({ type, details });
  }
  const { manifest } = bundle.value;
  if (manifest.contest !== keeper.profile.contest) return err({ type: 'BundleOtherContest' });
  if (!acceptedKinds[keeper.profile.role].includes(manifest.kind))
    return err({ type: 'BundleKindUnexpected' });
  return bundle;
}

/** Quarantine that came with a change: reasons with more items than before. */
function newQuarantined(
  before: ContestState,
  after: ContestState,
): (FilePlan & { accepted: true })['newQuarantined'] {
  const known = new Set(before.quarantine.map(({ operation }) => operation.id));
  const fresh = after.quarantine.filter(({ operation }) => !known.has(operation.id));
  return [...groupBy(fresh, ({ reason }) => reason)].map(([reason, items]) => ({
    reason,
    count: items.length,
  }));
}

const openItems = (state: ContestState): number => state.counts.hard + state.counts.fork;

const handedIn = (state: ContestState): number =>
  [...state.sheets.values()].filter(({ handIn }) => handIn !== null).length;

/** What one file would bring on top of everything planned so far. */
async function planFile(
  keeper: ContestKeeper,
  now: number,
  file: { readonly name: string; readonly bundle: Bundle },
  earlier: { readonly segments: readonly Segment[]; readonly state: ContestState },
): Promise<{ readonly plan: FilePlan & { accepted: true }; readonly state: ContestState }> {
  const { manifest, segments, size } = file.bundle;
  const planned = new Set(earlier.segments.map(({ id }) => id));
  const unplanned = segments.filter(({ id }) => !planned.has(id));
  const { state } = await keeper.preview([...earlier.segments, ...unplanned]);
  const fresh = unplanned.filter(({ id }) => !keeper.contents.segments.has(id));
  const newOperations = fresh.reduce((sum, { header }) => sum + header.operations, 0);
  const sender = state.keys.get(manifest.sender.publicKey);
  const key = present(base64urlToBytes(manifest.sender.publicKey), 'the manifest was checked');
  return {
    state,
    plan: {
      name: file.name,
      accepted: true,
      kind: manifest.kind,
      sender: {
        person: sender?.person ?? null,
        name: manifest.sender.name,
        role: sender?.role ?? null,
        fingerprint: fingerprint(key),
      },
      createdAt: manifest.created,
      clockAhead: Math.max(0, manifest.created - now),
      size,
      logs: manifest.logs.length,
      newOperations,
      knownOperations: manifest.counts.operations - newOperations,
      newConflicts: Math.max(0, openItems(state) - openItems(earlier.state)),
      newQuarantined: newQuarantined(earlier.state, state),
      sheets: handedIn(state) - handedIn(earlier.state),
      code: '',
      encrypted: false,
      sameAs: null,
      broughtBack: 0,
    },
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

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

/** Control of a long job: told how far it is, asked whether to stop. */
export interface JobControl {
  readonly progress: (done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

/** Dry run over several files, in the given order; nothing is written. */
export async function prepareImport(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  input: {
    readonly id: string;
    readonly files: readonly NamedFile[];
    readonly control: JobControl;
  },
): Promise<Result<PreparedImport, DeskError>> {
  const plans: FilePlan[] = [];
  const planned: PlannedFile[] = [];
  let segments: readonly Segment[] = [];
  let state: ContestState = keeper.state;
  for (const [index, file] of input.files.entries()) {
    if (input.control.cancelled()) return err({ type: 'ImportCancelled' });
    const bundle = await openFor(keeper, ports, file);
    if (bundle.ok) {
      const opened = { name: file.name, bundle: bundle.value };
      const result = await planFile(keeper, ports.now(), opened, { segments, state });
      plans.push(result.plan);
      planned.push({
        name: file.name,
        manifest: bundle.value.manifest,
        segments: bundle.value.segments,
        newOperations: result.plan.newOperations,
        knownOperations: result.plan.knownOperations,
      });
      segments = [
        ...segments,
        ...bundle.value.segments.filter(({ id }) => !segments.some((known) => known.id === id)),
      ];
      state = result.state;
    } else {
      plans.push({ name: file.name, accepted: false, error: bundle.error });
    }
    input.control.progress(index + 1, input.files.length);
  }
  return ok({ plan: { id: input.id, files: plans, totals: totalsOf(plans) }, files: planned });
}
