import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import type { DeskError, SnapshotReason } from './desk.ts';
import { contestIn, encodeSnapshot } from './snapshot-file.ts';
import { storeKeyOf } from './store-key.ts';
import { encodeStored } from './stored-schema.ts';

/** A time as the part of a file's name: 20261122-143005, by universal time. */
export const timeName = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

/** The contest as it is now, as a file that was opened again and compared. */
async function snapshotBytes(
  keeper: ContestKeeper,
  said: { readonly at: number; readonly program: string; readonly reason: SnapshotReason },
): Promise<Uint8Array | null> {
  const key = await storeKeyOf(keeper.secrets.seed);
  const { stored } = keeper;
  const bytes = await encodeSnapshot(key, stored, {
    createdAt: said.at,
    program: said.program,
    reason: said.reason,
    operations: operationsOf(keeper),
    stateHash: stateHash(keeper.state),
  });
  const back = await contestIn(key, bytes);
  return back !== null && equalBytes(encodeStored(back), encodeStored(stored)) ? bytes : null;
}

/** Operations that a contest holds, sealed or not. */
export function operationsOf({ contents, unsealed }: ContestKeeper): number {
  const sealed = [...contents.segments.values()].reduce(
    (sum, { header }) => sum + header.operations,
    0,
  );
  return unsealed.commits.reduce((sum, { operations }) => sum + operations.length, sealed);
}

/** Writes a copy of the open contest beside it, and remembers when; refused in a browser. */
export async function makeSnapshot(
  core: DeskCore,
  keeper: ContestKeeper,
  reason: SnapshotReason,
): Promise<Result<{ readonly name: string; readonly at: number }, DeskError>> {
  const { host, program, now } = core.ports;
  if (host.writeSnapshot === null) return err({ type: 'NoSnapshots' });
  const at = now();
  const { revision } = keeper;
  const name = `${timeName(at)}-${keeper.profile.person}-${reason}.qzs`;
  const bytes = await snapshotBytes(keeper, { at, program, reason });
  if (bytes === null) return err({ type: 'SnapshotUnverified', details: { name } });
  const written = await host.writeSnapshot({ name, bytes });
  if (!written.ok) return written;
  core.copied = { revision, at };
  core.copyError = null;
  await keeper.keep({ snapshot: { at, second: written.value.second }, program });
  core.showContest();
  return ok({ name: written.value.name, at });
}
