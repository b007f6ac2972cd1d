import { err, ok, type Result } from '../../shared/basics/result.ts';
import { blankSnapshot } from './blank-snapshot.ts';
import { ContestKeeper, writeDurably } from './contest-keeper.ts';
import type { StoredContest } from './contest-store.ts';
import { type DeskCore, lockerFor } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { Desk, DeskError } from './desk.ts';
import { joinByInvitation, type Locker, readInvitation } from './enter-contest.ts';
import {
  foundOnThisDesk,
  joinWithKey,
  makeKey,
  preparedKeyOf,
  restoreFromCopy,
} from './found-contest.ts';
import { openSecrets } from './locked-secret.ts';
import { finishSealing } from './new-log.ts';
import { readMessage, takeMessage } from './open-message.ts';

export type EntranceCommands = Pick<
  Desk,
  | 'createContest'
  | 'prepareKey'
  | 'joinAsRoot'
  | 'restoreHeadquarters'
  | 'openInvitation'
  | 'inspectInvitation'
  | 'openDemo'
  | 'unlock'
  | 'lock'
  | 'erase'
> & { readonly start: () => Promise<void> };

/** Commands by which a contest comes onto this installation, is opened, locked and removed. */
export function entranceCommands(core: DeskCore, onLeft: () => void): EntranceCommands {
  let stored: StoredContest | null = null;
  const { ports } = core;

  /** A new contest for an installation that has none, under a passphrase that is long enough. */
  const enterNew = (
    passphrase: string,
    make: (lock: Locker) => Promise<Result<ContestKeeper, DeskError>>,
  ): Promise<Result<void, DeskError>> =>
    core.inTurn(async () => {
      if (core.keeper !== null || stored !== null) return err({ type: 'ContestOpen' });
      const lock = lockerFor(passphrase);
      return lock === null ? err({ type: 'PassphraseWeak' }) : core.enter(await make(lock));
    });

  const openInvitation: Desk['openInvitation'] = async (input) => {
    if (core.keeper === null) {
      return enterNew(input.passphrase, async (lock) => {
        const opened = await readInvitation(ports, input.file);
        return opened.ok ? joinByInvitation(ports, opened.value, lock) : opened;
      });
    }
    return core.withKeeper(async (keeper) => {
      const opened = await readInvitation(ports, input.file);
      if (!opened.ok) return opened;
      if (opened.value.file.contest !== keeper.profile.contest)
        return err({ type: 'BundleOtherContest' });
      const message = readMessage(keeper, opened.value.file);
      if (!message.ok) return message;
      if (message.value !== null) await takeMessage(keeper, message.value);
      core.showContest();
      return ok(undefined);
    });
  };

  const unlock: Desk['unlock'] = (passphrase) =>
    core.inTurn(async () => {
      const found = stored ?? (await ports.store.load());
      if (found === null) return err({ type: 'NoContest' });
      const opened = await openSecrets(found.profile.secret, passphrase);
      if (!opened.ok) return opened;
      const keeper = await ContestKeeper.open(ports, found, opened.value);
      if (!keeper.ok) {
        core.show({ phase: 'failed', error: keeper.error });
        return keeper;
      }
      // The keeper holds the contest from now on; what was read lies in memory only once.
      stored = null;
      await finishSealing(keeper.value);
      return core.enter(keeper);
    });

  return {
    async start() {
      try {
        stored = await ports.store.load();
        const key = stored === null ? await ports.store.loadKey() : null;
        if (key !== null) core.show({ preparedKey: preparedKeyOf(key) });
      } catch (error) {
        const failure = thrownError(error);
        const known = failure.type === 'Unexpected' ? { type: 'StoreFailed' } : failure;
        core.show({ phase: 'failed', error: known });
        return;
      }
      if (stored === null) core.show({ phase: 'empty' });
      else if (stored.profile.secret.lock === 'none') await unlock('');
      else core.show({ phase: 'locked' });
    },
    createContest: ({ passphrase, ...input }) =>
      enterNew(passphrase, (lock) => foundOnThisDesk(ports, input, lock)),
    restoreHeadquarters: ({ passphrase, ...input }) =>
      enterNew(passphrase, (lock) => restoreFromCopy(ports, input, lock)),
    openInvitation,
    inspectInvitation: (file) =>
      core.inTurn(async () => {
        const opened = await readInvitation(ports, file);
        if (!opened.ok) return opened;
        const { state, person } = opened.value;
        return state.settings === null
          ? err({ type: 'BundleDamaged' })
          : ok({ title: state.settings.title, person });
      }),
    prepareKey: ({ passphrase }) =>
      core.inTurn(async () => {
        if (core.keeper !== null || stored !== null) return err({ type: 'ContestOpen' });
        const lock = lockerFor(passphrase);
        if (lock === null) return err({ type: 'PassphraseWeak' });
        const key = await makeKey(ports, lock);
        await writeDurably(ports.store, [{ type: 'key', key }]);
        core.show({ preparedKey: preparedKeyOf(key) });
        return ok(undefined);
      }),
    joinAsRoot: ({ file, passphrase }) =>
      core.inTurn(async () => {
        const key = await ports.store.loadKey();
        if (key === null) return err({ type: 'NoContest' });
        const opened = await openSecrets(key.secret, passphrase);
        if (!opened.ok) return opened;
        return core.enter(await joinWithKey(ports, file, { stored: key, opened: opened.value }));
      }),
    openDemo: (input) => core.inTurn(async () => core.enter(await ports.installDemo(ports, input))),
    unlock,
    async lock() {
      await core.idle();
      core.keeper = null;
      stored = null;
      onLeft();
      core.show({ ...blankSnapshot, phase: 'locked' });
    },
    erase: () =>
      core.inTurn(async () => {
        await writeDurably(ports.store, [{ type: 'erase' }]);
        core.keeper = null;
        stored = null;
        onLeft();
        core.show({ ...blankSnapshot, phase: 'empty' });
        return ok(undefined);
      }),
  };
}
