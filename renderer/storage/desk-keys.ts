import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { writeKeyFile } from '../../shared/bundle/key-file.ts';
import {
  newRecoveryCode,
  recoveryCodeBytes,
  writeRecoveryCopy,
} from '../../shared/bundle/recovery-copy.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { type DeskCore, lockerFor } from './desk-core.ts';
import type { Desk, DeskError } from './desk.ts';
import { lockSecrets, openSecrets } from './locked-secret.ts';
import { continueInNewLog } from './new-log.ts';

export type KeyCommands = Pick<
  Desk,
  'exportKey' | 'exportRecoveryCopy' | 'changePassphrase' | 'startNewLog'
>;

/** The text of headquarters' key file, after the passphrase was asked for once more. */
async function keyFileText(
  keeper: ContestKeeper,
  passphrase: string,
): Promise<Result<string, DeskError>> {
  const { role, contest, log, demo, secret } = keeper.profile;
  if (role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const opened = await openSecrets(secret, passphrase);
  if (!opened.ok) return opened;
  return ok(writeKeyFile({ contest, log, seed: opened.value.secrets.seed, demo }));
}

/** Commands about this installation's own key and log. */
export function keyCommands(core: DeskCore): KeyCommands {
  return {
    exportKey: (passphrase) =>
      core.withKeeper(async (keeper) => {
        const text = await keyFileText(keeper, passphrase);
        return text.ok ? ok({ name: 'headquarters.key', bytes: utf8ToBytes(text.value) }) : text;
      }),
    exportRecoveryCopy: (passphrase) =>
      core.withKeeper(async (keeper) => {
        const text = await keyFileText(keeper, passphrase);
        if (!text.ok) return text;
        const code = newRecoveryCode(core.ports.randomBytes(recoveryCodeBytes));
        const bytes = await writeRecoveryCopy(text.value, code);
        return ok({ file: { name: 'headquarters-recovery.age', bytes }, code });
      }),
    changePassphrase: (input) =>
      core.withKeeper(async (keeper) => {
        const opened = await openSecrets(keeper.profile.secret, input.old);
        if (!opened.ok) return opened;
        if (lockerFor(input.next) === null) return err({ type: 'PassphraseWeak' });
        const next = await lockSecrets(opened.value.secrets, input.next);
        const profile = { ...keeper.profile, secret: next.locked };
        await keeper.apply([{ type: 'profile', profile }]);
        keeper.note({ profile, opened: next.opened });
        return ok(undefined);
      }),
    startNewLog: () =>
      core.withKeeper(async (keeper) => {
        await continueInNewLog(keeper);
        if (keeper.profile.role !== 'juror') await keeper.seal();
        core.showContest();
        return ok(undefined);
      }),
  };
}
