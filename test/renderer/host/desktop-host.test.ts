import { expect, test, vi } from 'vitest';

import { findDesktopHost } from '../../../renderer/host/desktop-host.ts';
import { ok } from '../../../shared/basics/result.ts';
import { present } from '../../../shared/basics/assert.ts';
import { hostChannels, hostGlobal, type HostMethod } from '../../../shared/host/host-table.ts';

/** A window whose preload shows every call; each answers with its own name. */
function shell() {
  const methods = Object.keys(hostChannels) as HostMethod[];
  const calls = Object.fromEntries(
    methods.map((method) => [
      method,
      vi.fn<(input: unknown) => Promise<unknown>>(async () => method),
    ]),
  );
  const page = { [hostGlobal]: calls } as Partial<Window> as Window;
  return { calls, host: present(findDesktopHost(page), 'a desktop') };
}

test('a page without the shell’s calls has no desktop', () => {
  expect(findDesktopHost({} as Partial<Window> as Window)).toBeNull();
});

test('each thing the page may ask is the shell’s call of that name, with its argument', async () => {
  const { calls, host } = shell();
  const { journal, snapshots, files, updates, exchange } = host;
  const place = { kind: 'webdav', address: 'https://files.example/jury' } as const;
  const opening = { place, credentials: null };
  const reading = { name: 'qz1/index', known: null, limit: 9 };
  const writing = { name: 'qz1/index', bytes: Uint8Array.of(1), when: 'any' } as const;
  const token = '0'.repeat(32);
  const report = { state: 'ended' } as const;
  const file = { name: 'a.qzs', bytes: Uint8Array.of(1) };
  const asked: readonly (readonly [HostMethod, unknown, () => Promise<unknown> | undefined])[] = [
    ['readJournal', null, () => journal?.read()],
    ['appendJournal', file.bytes, () => journal?.append(file.bytes)],
    ['replaceJournal', [file.bytes], () => journal?.replace([file.bytes])],
    ['writeSnapshot', file, () => snapshots?.write(file)],
    ['listSnapshots', null, () => snapshots?.list()],
    ['readSnapshot', 'a.qzs', () => snapshots?.read('a.qzs')],
    ['snapshotFolder', null, () => snapshots?.folder()],
    ['chooseSnapshotFolder', null, () => snapshots?.chooseFolder()],
    ['showSaved', token, () => files?.show(token)],
    ['copySaved', token, () => files?.copy(token)],
    ['recentFiles', null, () => files?.recent()],
    ['openRecent', token, () => files?.openRecent(token)],
    ['reportJob', report, () => files?.reportJob(report)],
    ['print', null, () => host.print()],
    ['savePdf', 'a.pdf', () => files?.savePdf('a.pdf')],
    ['storageSpace', null, () => host.space()],
    ['updateFacts', null, () => updates?.facts()],
    ['chooseUpdate', null, () => updates?.choose()],
    ['prepareUpdate', null, () => updates?.prepare()],
    ['updateProgress', null, () => updates?.progress()],
    ['startUpdate', { copy: null }, () => updates?.start({ copy: null })],
    ['exchangePlace', null, () => exchange?.place()],
    ['chooseExchangeFolder', null, () => exchange?.chooseFolder()],
    ['confirmExchangePlace', place, () => exchange?.confirmPlace(place)],
    ['openExchange', opening, () => exchange?.open(opening)],
    ['probeExchange', null, () => exchange?.probe(null)],
    ['readExchange', reading, () => exchange?.read(reading)],
    ['writeExchange', writing, () => exchange?.write(writing)],
    ['listExchange', 'qz1', () => exchange?.list('qz1')],
    ['systemLanguages', null, () => host.systemLanguages()],
  ];
  for (const [method, input, ask] of asked) {
    expect(await ask()).toBe(method);
    expect(calls[method]).toHaveBeenCalledExactlyOnceWith(input);
  }
});

test('the second folder can be forgotten', async () => {
  const { calls, host } = shell();
  calls['forgetSnapshotFolder']?.mockResolvedValue(ok(null));
  expect(await host.snapshots?.forgetFolder()).toBeUndefined();
  expect(calls['forgetSnapshotFolder']).toHaveBeenCalledExactlyOnceWith(null);
});
