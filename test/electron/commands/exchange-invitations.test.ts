import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { folderStore } from '../../../electron/exchange/folder-store.ts';
import type { KeepingHost } from '../../../renderer/storage/desk-core.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { present } from '../../../shared/basics/assert.ts';
import { ok } from '../../../shared/basics/result.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { submissionOf } from '../../builders/contest-builder.ts';
import {
  foundOn,
  invite,
  passphrase,
  plainTrust,
  startDesk,
  valueOf,
} from '../../renderer/storage/desks.ts';
import { stretchQuickly } from '../../renderer/storage/passphrase-work.ts';
import { call } from '../headless.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
beforeAll(stretchQuickly);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invitations-'));
  await mkdir(at('place'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A laptop whose mailbox lies in the folder in which the command's does. */
function laptop(): Promise<DeskEngine> {
  const store = folderStore(at('place'));
  const host: KeepingHost = {
    writeSnapshot: null,
    space: async () => null,
    exchange: {
      open: async () => ok({ lists: true }),
      close: async () => undefined,
      read: ({ name, limit }) => store.read(name, { limit }),
      write: ({ name, bytes, when }) => store.write(name, bytes, when),
      list: (name) => store.list(name),
    },
  };
  return startDesk(undefined, { host });
}

it('what a script renews of an invitation is what the coordinator’s program shows', async () => {
  const [hq, coordinator] = [await laptop(), await laptop()];
  await foundOn(hq, { ...plainTrust, encrypted: true });
  valueOf(await coordinator.openInvitation({ file: await invite(hq, 'c1'), passphrase }));
  const cards = valueOf(
    await hq.makeCards({ place: { kind: 'folder', address: at('place') }, credentials: null }),
  );
  const card = (name: string) =>
    present(
      cards.find((each) => each.name === name),
      name,
    );
  valueOf(await coordinator.openCard(card('region-KZ-10.qzx')));
  for (const desk of [coordinator, hq, coordinator]) valueOf(await desk.exchangeNow());
  await writeFile(at('headquarters.qzx'), card('headquarters.qzx').bytes);
  await writeFile(at('headquarters.key'), valueOf(await hq.exportKey(passphrase)).bytes);
  // The desk itself tells of it hours later.
  valueOf(await hq.record([addSubmission(submissionOf('9'))]));
  for (const desk of [hq, coordinator]) valueOf(await desk.exchangeNow());
  const submissions = () => [...(coordinator.getSnapshot().state?.submissions.keys() ?? [])];
  expect(submissions()).not.toContain('9');

  const files = ['--card', at('headquarters.qzx'), '--key', at('headquarters.key')];
  const told = await call('exchange', at('archive'), ...files, '--invitations');
  expect(told).toMatchObject({ code: 0, out: { sent: { objects: 1 }, taken: { refused: 0 } } });
  valueOf(await coordinator.exchangeNow());
  expect(submissions()).toContain('9');
});
