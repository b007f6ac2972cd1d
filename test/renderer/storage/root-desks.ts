import { expect } from 'vitest';

import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { present } from '../../../shared/basics/assert.ts';
import { desksBehind } from '../../../shared/merge/desk-views.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { testSettings } from '../../builders/contest-builder.ts';
import { passphrase, plainTrust, startDesk, valueOf } from './desks.ts';

export const stateOf = (desk: DeskEngine): ContestState =>
  present(desk.getSnapshot().state, 'a state');

export const logOf = (desk: DeskEngine): LogId =>
  present(desk.getSnapshot().profile, 'a profile').log;

/** Names of the desks that have not seen what one of them holds. */
export const behind = (desk: DeskEngine): readonly string[] =>
  desksBehind(stateOf(desk)).map(({ name }) => name);

export const archiveOf = async (desk: DeskEngine): Promise<NamedFile> =>
  present(valueOf(await desk.exportArchive({ documents: false }))[0], 'an archive');

/** Hands everything that one desk holds to another. */
export async function carry(from: DeskEngine, to: DeskEngine): Promise<void> {
  const plan = valueOf(await to.planImport([await archiveOf(from)]));
  const summary = valueOf(await to.runImport(plan.id));
  expect(summary.stateHash).toBe(await to.stateHash());
}

/** Two root desks of one contest, neither of them named yet. */
export async function twoDesks(): Promise<readonly [DeskEngine, DeskEngine]> {
  const second = await startDesk();
  valueOf(await second.prepareKey({ passphrase }));
  const request = present(second.getSnapshot().preparedKey, 'a request').request;
  const first = await startDesk();
  valueOf(
    await first.createContest({
      settings: testSettings,
      person: { surname: 'Жүнісова', givenName: 'Айгүл', patronymic: '', organisation: '' },
      passphrase,
      trust: { ...plainTrust, secondRoot: request },
    }),
  );
  valueOf(await second.joinAsRoot({ file: await archiveOf(first), passphrase }));
  return [first, second];
}
