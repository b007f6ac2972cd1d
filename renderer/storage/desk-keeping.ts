import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { encodeCommit } from '../../shared/log/commit-codec.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import { ContestKeeper } from './contest-keeper.ts';
import type { StoredContest } from './contest-store.ts';
import type { DeskCore } from './desk-core.ts';
import { ownPerson } from './desk-view.ts';
import type { Desk, DeskError, RestorePreview, SnapshotReason } from './desk.ts';
import { StoreWriteError, writeDurably } from './durable-writes.ts';
import { makeSnapshot, operationsOf, timeName } from './make-snapshot.ts';
import { inspectSnapshot, type OpenedSnapshot, openSnapshot } from './snapshot-file.ts';
import { changesOf } from './start-up.ts';

export type KeepingCommands = Pick<
  Desk,
  'acknowledgeRepair' | 'makeSnapshot' | 'inspectSnapshot' | 'previewRestore' | 'restore' | 'rescue'
> & {
  /** To be called about once a minute: asks for the room on the disk, and makes copies when they are due. */
  readonly tick: () => Promise<void>;
};

const day = 24 * 60 * 60 * 1000;
const betweenSnapshots = 30 * 60 * 1000;

/** Why a copy is due; null where none is. */
export function dueReason(
  { copied, ports: { program, now } }: Pick<DeskCore, 'copied' | 'ports'>,
  { keeping, revision }: Pick<ContestKeeper, 'keeping' | 'revision'>,
): SnapshotReason | null {
  const at = now();
  const last = keeping.snapshot?.at ?? null;
  if (keeping.program !== null && keeping.program !== program) return 'update';
  // A clock that was set back is no reason to go without copies.
  if (last === null || Math.abs(at - last) > day) return 'day';
  const isOld = Math.abs(at - copied.at) >= betweenSnapshots;
  return revision > copied.revision && isOld ? 'schedule' : null;
}

/** What a copy came to when every signature in it was checked and its state computed anew. */
interface Computed {
  readonly snapshot: OpenedSnapshot;
  readonly keeper: ContestKeeper;
}

async function compute(
  core: DeskCore,
  { file, passphrase }: Parameters<Desk['restore']>[0],
): Promise<Result<Computed, DeskError>> {
  const snapshot = await openSnapshot(file.bytes, passphrase);
  if (!snapshot.ok) return snapshot;
  const { contest, opened } = snapshot.value;
  const keeper = await ContestKeeper.open(core.ports, contest, opened);
  return keeper.ok
    ? ok({ snapshot: snapshot.value, keeper: keeper.value })
    : err({ type: 'SnapshotDamaged' });
}

/** Operations that are here and not in a copy. */
function newerHere(here: ContestKeeper | null, copy: StoredContest): number {
  if (here === null) return 0;
  const segments = new Set(copy.segments.map(({ id }) => id));
  const commits = new Set(copy.pending.map(bytesToBase64url));
  const sealed = [...here.contents.segments.values()]
    .filter(({ id }) => !segments.has(id))
    .reduce((sum, { header }) => sum + header.operations, 0);
  return here.unsealed.commits
    .filter((commit) => !commits.has(bytesToBase64url(encodeCommit(commit))))
    .reduce((sum, { operations }) => sum + operations.length, sealed);
}

/** Sheets with at least one entry. */
const filledSheets = ({ state }: ContestKeeper): number =>
  [...state.sheets.values()].filter(({ status }) => status !== 'empty').length;

function previewOf(core: DeskCore, { snapshot, keeper }: Computed): RestorePreview {
  return {
    title: keeper.state.settings?.title ?? null,
    person: ownPerson(keeper),
    role: keeper.profile.role,
    createdAt: snapshot.facts.createdAt,
    sheets: filledSheets(keeper),
    operations: operationsOf(keeper),
    stateHash: stateHash(keeper.state),
    newerHere: newerHere(core.keeper, snapshot.contest),
  };
}

/** A copy's content as it goes on here: in a new log at the next record, since the old one may have gone on elsewhere. */
function restored({ contest }: OpenedSnapshot): StoredContest {
  const head = contest.own?.head ?? null;
  return {
    ...contest,
    own: { head, behind: true, restored: true },
    keeping: { snapshot: null, program: null, repair: null },
  };
}

/** Puts a copy in the place of what is here, which is all there or not at all. */
async function replaceWith(
  core: DeskCore,
  snapshot: OpenedSnapshot,
): Promise<Result<{ readonly stateHash: string }, DeskError>> {
  const { ports, keeper: before } = core;
  const contest = restored(snapshot);
  try {
    await ports.store.useSeed(snapshot.opened.secrets.seed);
    await writeDurably(ports.store, changesOf({ contest, key: null }));
  } catch (error) {
    // What is here goes on under its own key.
    if (before !== null) await ports.store.useSeed(before.secrets.seed);
    throw error;
  }
  const entered = core.enter(await ContestKeeper.open(ports, contest, snapshot.opened));
  if (!entered.ok) return entered;
  core.show({ preparedKey: null, error: null });
  return ok({ stateHash: core.keeper === null ? '' : stateHash(core.keeper.state) });
}

/** Remembers what was put right at the start, until somebody has read it. */
export async function noteRepair(core: DeskCore, keeper: ContestKeeper): Promise<void> {
  const found = core.ports.store.repair();
  if (found === null) return;
  const repair = { ...found, sheets: filledSheets(keeper) };
  try {
    await keeper.keep({ repair });
  } catch (error) {
    // A full disk is no reason to keep a contest closed; it is shown all the same.
    if (!(error instanceof StoreWriteError)) throw error;
    keeper.note({ keeping: { ...keeper.keeping, repair } });
  }
}

/** What was entered is saved all the same: a copy that failed is shown beside that, until one succeeds. */
export function noteFailedCopy(core: DeskCore, error: DeskError): void {
  core.copyError = error;
  core.show({ keeping: core.keeping });
}

/** Copies the contest as another version of the program left it, before this one writes anything. */
export async function copyBeforeUpdate(core: DeskCore, keeper: ContestKeeper): Promise<void> {
  if (core.ports.host.writeSnapshot === null || dueReason(core, keeper) !== 'update') return;
  try {
    const made = await makeSnapshot(core, keeper, 'update');
    if (!made.ok) noteFailedCopy(core, made.error);
  } catch (error) {
    // A full disk is no reason to keep a contest closed; the next record says what is wrong.
    if (!(error instanceof StoreWriteError)) throw error;
  }
}

/** Copies the contest when that is due, and begins the journal anew when it has grown too large. */
async function keepUp(core: DeskCore, keeper: ContestKeeper): Promise<Result<void, DeskError>> {
  const { store, host, program } = core.ports;
  const isLarge = store.isCompactionDue();
  const reason = isLarge ? 'compaction' : dueReason(core, keeper);
  if (reason !== null && host.writeSnapshot !== null) {
    const made = await makeSnapshot(core, keeper, reason);
    if (!made.ok) {
      noteFailedCopy(core, made.error);
      return made;
    }
  } else if (keeper.keeping.program !== program) await keeper.keep({ program });
  if (isLarge) await store.compact();
  return ok(undefined);
}

/** Commands about copies of the contest, about what was put right, and what can be saved of what does not open. */
export function keepingCommands(core: DeskCore): KeepingCommands {
  const { ports } = core;
  return {
    acknowledgeRepair: () =>
      core.withKeeper(async (keeper) => {
        await keeper.keep({ repair: null });
        core.showContest();
        return ok(undefined);
      }),
    makeSnapshot: (reason = 'demand') =>
      core.withKeeper((keeper) => makeSnapshot(core, keeper, reason)),
    inspectSnapshot: async ({ bytes }) => inspectSnapshot(bytes),
    previewRestore: (input) =>
      core.inTurn(async () => {
        const computed = await compute(core, input);
        return computed.ok ? ok(previewOf(core, computed.value)) : computed;
      }),
    restore: (input) =>
      core.inTurn(async () => {
        if (core.getSnapshot().phase === 'locked') return err({ type: 'ContestOpen' });
        const computed = await compute(core, input);
        if (!computed.ok) return computed;
        if (core.keeper !== null && ports.host.writeSnapshot !== null) {
          const before = await makeSnapshot(core, core.keeper, 'restore');
          if (!before.ok) return before;
        }
        return replaceWith(core, computed.value.snapshot);
      }),
    rescue: () =>
      core.inTurn(async () => {
        const createdAt = ports.now();
        const bytes = await ports.store.rescue({ createdAt, program: ports.program });
        return ok([{ name: `${timeName(createdAt)}-rescue.qzs`, bytes }]);
      }),
    tick: async () => {
      core.space = await ports.host.space().catch(() => null);
      core.show({ keeping: core.keeping });
      if (core.keeper !== null) await core.withKeeper((keeper) => keepUp(core, keeper));
    },
  };
}
