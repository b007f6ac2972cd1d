import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { type DeskCore, lockerFor } from './desk-core.ts';
import type { Desk, DeskError } from './desk.ts';
import { documentsIn } from './document-shelf.ts';
import { writeDurably } from './durable-writes.ts';
import { joinByInvitation, type Locker, readInvitation } from './enter-contest.ts';
import {
  foundOnThisDesk,
  joinWithKey,
  makeKey,
  preparedKeyOf,
  restoreFromCopy,
} from './found-contest.ts';
import { openSecrets } from './locked-secret.ts';
import { readMessage, takeMessage } from './open-message.ts';

export type FoundingCommands = Pick<
  Desk,
  | 'createContest'
  | 'prepareKey'
  | 'joinAsRoot'
  | 'restoreHeadquarters'
  | 'openInvitation'
  | 'inspectInvitation'
>;

/** A newer invitation on a laptop that has opened one before. */
async function renewWith(
  keeper: ContestKeeper,
  file: Parameters<Desk['openInvitation']>[0]['file'],
): Promise<Result<void, DeskError>> {
  const opened = await readInvitation(keeper.ports, file, true);
  if (!opened.ok) return opened;
  if (opened.value.file.contest !== keeper.profile.contest)
    return err({ type: 'BundleOtherContest' });
  const message = readMessage(keeper, opened.value.file);
  if (!message.ok) return message;
  await keeper.documents.put(documentsIn(opened.value.file.attachments, opened.value.state));
  if (message.value !== null) await takeMessage(keeper, message.value);
  return ok(undefined);
}

/** Commands by which a contest comes onto an installation that has none. */
export function foundingCommands(core: DeskCore): FoundingCommands {
  const { ports } = core;
  /** Does something that only an installation without a contest may do, under a passphrase that is long enough. */
  const afresh = (
    passphrase: string,
    work: (lock: Locker) => Promise<Result<void, DeskError>>,
  ): Promise<Result<void, DeskError>> =>
    core.inTurn(async () => {
      if (core.keeper !== null || core.locked !== null) return err({ type: 'ContestOpen' });
      const lock = lockerFor(passphrase);
      return lock === null ? err({ type: 'PassphraseWeak' }) : work(lock);
    });
  return {
    createContest: ({ passphrase, ...input }) =>
      afresh(passphrase, async (lock) => core.enter(await foundOnThisDesk(ports, input, lock))),
    restoreHeadquarters: ({ passphrase, ...input }) =>
      afresh(passphrase, async (lock) => core.enter(await restoreFromCopy(ports, input, lock))),
    prepareKey: ({ passphrase }) =>
      afresh(passphrase, async (lock) => {
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
    openInvitation: ({ file, passphrase }) =>
      core.keeper === null
        ? afresh(passphrase, async (lock) => {
            const opened = await readInvitation(ports, file, true);
            return opened.ok
              ? core.enter(await joinByInvitation(ports, opened.value, lock))
              : opened;
          })
        : core.withKeeper(async (keeper) => {
            const renewed = await renewWith(keeper, file);
            if (renewed.ok) core.showContest();
            return renewed;
          }),
    inspectInvitation: (file) =>
      core.inTurn(async () => {
        const opened = await readInvitation(ports, file);
        if (!opened.ok) return opened;
        const { state, person } = opened.value;
        return state.settings === null
          ? err({ type: 'BundleDamaged' })
          : ok({ title: state.settings.title, person });
      }),
  };
}
