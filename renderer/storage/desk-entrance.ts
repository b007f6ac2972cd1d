import { err, ok } from '../../shared/basics/result.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { Desk } from './desk.ts';
import { writeDurably } from './durable-writes.ts';
import { preparedKeyOf } from './found-contest.ts';
import { openSecrets } from './locked-secret.ts';
import { finishSealing } from './new-log.ts';

export type EntranceCommands = Pick<Desk, 'openDemo' | 'unlock' | 'lock' | 'erase'> & {
  readonly start: () => Promise<void>;
};

/** Reads the store: a contest, a key that waits for one, or nothing yet. Says why where it cannot be read. */
async function readStore(core: DeskCore): Promise<boolean> {
  const { store } = core.ports;
  try {
    core.stored = await store.load();
    const key = core.stored === null ? await store.loadKey() : null;
    if (key !== null) core.show({ preparedKey: preparedKeyOf(key) });
    return true;
  } catch (error) {
    const failure = thrownError(error);
    const known = failure.type === 'Unexpected' ? { type: 'StoreFailed' } : failure;
    core.show({ phase: 'failed', error: known });
    return false;
  }
}

/** Commands by which a contest that is on this installation is opened, locked and removed. */
export function entranceCommands(core: DeskCore, onLeft: () => void): EntranceCommands {
  const { ports } = core;
  const leave = (phase: 'locked' | 'empty'): void => {
    core.keeper = null;
    core.stored = null;
    onLeft();
    core.show({ ...blankSnapshot, phase });
  };
  const unlock: Desk['unlock'] = (passphrase) =>
    core.inTurn(async () => {
      const found = core.stored ?? (await ports.store.load());
      if (found === null) return err({ type: 'NoContest' });
      const opened = await openSecrets(found.profile.secret, passphrase);
      if (!opened.ok) return opened;
      const keeper = await ContestKeeper.open(ports, found, opened.value);
      if (!keeper.ok) {
        core.show({ phase: 'failed', error: keeper.error });
        return keeper;
      }
      // The keeper holds the contest from now on; what was read lies in memory only once.
      core.stored = null;
      await finishSealing(keeper.value);
      return core.enter(keeper);
    });
  return {
    async start() {
      if (!(await readStore(core))) return;
      if (core.stored === null) core.show({ phase: 'empty' });
      else if (core.stored.profile.secret.lock === 'none') await unlock('');
      else core.show({ phase: 'locked' });
    },
    openDemo: (input) =>
      core.inTurn(async () => {
        const occupied = core.keeper !== null || core.stored !== null;
        if (occupied) return err({ type: 'ContestOpen' });
        return core.enter(await ports.installDemo(ports, input));
      }),
    unlock,
    async lock() {
      await core.idle();
      leave('locked');
    },
    erase: () =>
      core.inTurn(async () => {
        await writeDurably(ports.store, [{ type: 'erase' }]);
        leave('empty');
        return ok(undefined);
      }),
  };
}
