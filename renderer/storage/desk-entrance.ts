import { err, ok, type Result } from '../../shared/basics/result.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { copyBeforeUpdate, noteRepair } from './desk-keeping.ts';
import { thrownError } from './desk-view.ts';
import type { LockedSecret, StoredContest } from './contest-store.ts';
import type { Desk, DeskError } from './desk.ts';
import { writeDurably } from './durable-writes.ts';
import { preparedKeyOf } from './found-contest.ts';
import { openSecrets, type OpenSecrets } from './locked-secret.ts';
import { finishSealing } from './new-log.ts';

export type EntranceCommands = Pick<Desk, 'openDemo' | 'unlock' | 'lock' | 'erase'> & {
  readonly start: () => Promise<void>;
};

const readingError = (error: unknown): DeskError => {
  const failure = thrownError(error);
  return failure.type === 'Unexpected' ? { type: 'StoreFailed' } : failure;
};

/** Opens the secrets; meanwhile the disk begins to read what they are for. */
async function openLock(
  { ports: { store } }: DeskCore,
  secret: LockedSecret,
  passphrase: string,
): Promise<Result<OpenSecrets, DeskError>> {
  store.readAhead();
  const opened = await openSecrets(secret, passphrase);
  if (!opened.ok) store.close();
  return opened;
}

/** Reads what is locked, with the key that was opened: everything stored, or why it cannot be read. */
async function readContest(
  core: DeskCore,
  seed: Uint8Array,
): Promise<Result<StoredContest, DeskError>> {
  const { store } = core.ports;
  try {
    await store.useSeed(seed);
    const stored = await store.load();
    return stored === null ? err({ type: 'NoContest' }) : ok(stored);
  } catch (error) {
    return err(readingError(error));
  }
}

/** Reads the store: a contest, a key that waits for one, or nothing yet. Says why where it cannot be read. */
async function readStore(core: DeskCore): Promise<boolean> {
  const { store } = core.ports;
  try {
    const { profile, key } = await store.lock();
    core.locked = profile;
    if (profile === null && key !== null) core.show({ preparedKey: preparedKeyOf(key) });
    return true;
  } catch (error) {
    core.show({ phase: 'failed', error: readingError(error) });
    return false;
  }
}

/** Commands by which a contest that is on this installation is opened, locked and removed. */
export function entranceCommands(core: DeskCore, onLeft: () => void): EntranceCommands {
  const { ports } = core;
  const leave = (phase: 'locked' | 'empty'): void => {
    core.close();
    if (phase === 'empty') core.locked = null;
    onLeft();
    core.show({ ...blankSnapshot, phase, keeping: core.keeping });
  };
  const unlock: Desk['unlock'] = (passphrase) =>
    core.inTurn(async () => {
      const { locked } = core;
      if (locked === null) return err({ type: 'NoContest' });
      const opened = await openLock(core, locked.secret, passphrase);
      if (!opened.ok) return opened;
      const stored = await readContest(core, opened.value.secrets.seed);
      // What was erased in the journal alone is erased.
      if (!stored.ok && stored.error.type === 'NoContest') leave('empty');
      const keeper = stored.ok
        ? await ContestKeeper.open(ports, stored.value, opened.value)
        : stored;
      if (!keeper.ok) {
        if (keeper.error.type !== 'NoContest') core.show({ phase: 'failed', error: keeper.error });
        return keeper;
      }
      await copyBeforeUpdate(core, keeper.value);
      await finishSealing(keeper.value);
      await noteRepair(core, keeper.value);
      return core.enter(keeper);
    });
  return {
    async start() {
      core.show({ keeping: core.keeping });
      if (!(await readStore(core))) return;
      if (core.locked === null) core.show({ phase: 'empty' });
      else if (core.locked.secret.lock === 'none') await unlock('');
      else core.show({ phase: 'locked' });
    },
    openDemo: (input) =>
      core.inTurn(async () => {
        const occupied = core.keeper !== null || core.locked !== null;
        if (occupied) return err({ type: 'ContestOpen' });
        const installed = await ports.installDemo(ports, input);
        if (installed.ok && input.role === 'headquarters')
          await ports.installYears(ports.years, installed.value);
        return core.enter(installed);
      }),
    unlock,
    async lock() {
      await core.idle();
      leave('locked');
    },
    erase: () =>
      core.inTurn(async () => {
        await writeDurably(ports.store, [{ type: 'erase' }]);
        // Nothing can open them any more; what the disk does not let go of is found by the next erasing.
        await ports.documents.erase().catch(() => undefined);
        await ports.years.erase().catch(() => undefined);
        leave('empty');
        return ok(undefined);
      }),
  };
}
