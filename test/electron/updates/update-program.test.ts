import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { OpenFile } from '../../../electron/updates/copy-payload.ts';
import {
  createProgramUpdate,
  type ProgramUpdate,
  type UpdatePorts,
} from '../../../electron/updates/update-program.ts';
import type { UpdateHeader } from '../../../shared/host/update-file.ts';
import { parseReleaseKeys } from '../../../shared/host/update-judgement.ts';
import type { SigningKey } from '../../../shared/log/ed25519.ts';
import { systemError } from '../../builders/simulated-disk.ts';
import { keysFile, newReleaseKey, updateFile } from '../../builders/update-files.ts';

/** Several pieces, the last of them not whole. */
const payload = new Uint8Array(3_300_000).map((_, index) => (index * 7) % 251);
const copyName = '000001-day.qzs';

let key: SigningKey;
let signed: Uint8Array;
let home: string;
let stick: string;
let did: string[];

beforeAll(async () => {
  key = await newReleaseKey();
  signed = await updateFile(key, payload);
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'qazylar-home Қазылар-'));
  stick = join(mkdtempSync(join(tmpdir(), 'qazylar-stick-')), 'жаңарту.qzu');
  writeFileSync(stick, signed);
  did = [];
});

/** The program on this computer; `over` says what is otherwise. */
function program(over: Partial<UpdatePorts> = {}): ProgramUpdate {
  return createProgramUpdate({
    home,
    version: '0.1.0',
    program: { platform: 'linux-deb', appImage: null },
    keys: async () => parseReleaseKeys(keysFile([key])),
    isCopied: async (copy) => copy === copyName,
    now: () => 0,
    openPath: async (path) => {
      did.push(`opened ${readFileSync(path).equals(payload)}`);
      return '';
    },
    showInFolder: (path) => did.push(`shown ${readFileSync(path).equals(payload)}`),
    quit: () => did.push('quit'),
    ...over,
  });
}

const onWindows = { program: { platform: 'windows-nsis', appImage: null } } as const;

/** An update for the installer on Windows on the stick, in the place of the other. */
async function windowsUpdate(said: Partial<UpdateHeader> = {}): Promise<void> {
  writeFileSync(stick, await updateFile(key, payload, { platform: 'windows-nsis', ...said }));
}

const prepared = async (update: ProgramUpdate): Promise<string> => {
  const offer = await update.choose(stick);
  if (!offer.ok) return offer.error.type;
  const ready = await update.calls.prepareUpdate(null);
  return ready.ok ? 'ready' : ready.error.type;
};

const started = async (update: ProgramUpdate, copy: string | null = copyName): Promise<string> => {
  const ending = await update.calls.startUpdate({ copy });
  return ending.ok ? ending.value : ending.error.type;
};

const staged = (): readonly string[] =>
  existsSync(join(home, 'updates'))
    ? readdirSync(join(home, 'updates'), { recursive: true }).map(String)
    : [];

/** Where the checked copy lies. */
const stagedFile = (): string => {
  const [, file = ''] = staged().toSorted((a, b) => a.length - b.length);
  return join(home, 'updates', file);
};

describe('an update from a stick', () => {
  it('says what it is before anything is copied', async () => {
    const offer = await program().choose(stick);
    expect(offer).toMatchObject({
      ok: true,
      value: { version: '0.2.0', size: payload.length, notes: { ru: 'Печать стала быстрее.' } },
    });
    expect(staged()).toEqual([]);
  });

  it('is copied, checked, and handed to the system as the copy that was checked', async () => {
    await windowsUpdate();
    const update = program(onWindows);
    expect(await prepared(update)).toBe('ready');
    rmSync(stick);
    expect(stagedFile()).toMatch(/Qazylar-0\.2\.0\.exe$/);
    expect(statSync(join(home, 'updates')).mode & 0o777).toBe(0o700);
    expect(await started(update)).toBe('installed');
    expect(did).toEqual(['opened true', 'quit']);
  });

  it('is shown where a person has to install it, and the program goes on', async () => {
    const update = program();
    expect(await prepared(update)).toBe('ready');
    expect(await started(update)).toBe('shown');
    expect(did).toEqual(['shown true']);
  });

  it('replaces an AppImage whole, so that it can be started', async () => {
    writeFileSync(stick, await updateFile(key, payload, { platform: 'linux-appimage' }));
    const appImage = join(home, 'Qazylar.AppImage');
    writeFileSync(appImage, 'the old program');
    const update = program({ program: { platform: 'linux-appimage', appImage } });
    expect(await prepared(update)).toBe('ready');
    expect(await started(update)).toBe('replaced');
    expect(readFileSync(appImage).equals(payload)).toBe(true);
    expect(statSync(appImage).mode & 0o777).toBe(0o755);
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(did).toEqual(['quit']);
  });

  it('is shown where the AppImage’s own place cannot be written', async () => {
    writeFileSync(stick, await updateFile(key, payload, { platform: 'linux-appimage' }));
    const appImage = join(home, 'gone', 'Qazylar.AppImage');
    const update = program({ program: { platform: 'linux-appimage', appImage } });
    expect(await prepared(update)).toBe('ready');
    expect(await started(update)).toBe('shown');
    expect(did).toEqual(['shown true']);
  });

  it('tells how far it is, in bytes copied and read back', async () => {
    const update = program();
    await update.choose(stick);
    const preparing = update.calls.prepareUpdate(null);
    const shares = new Set<number>();
    for (let at = await update.calls.updateProgress(null); at !== null;) {
      expect(at.total).toBe(2 * payload.length);
      shares.add(at.done);
      await new Promise((resolve) => setImmediate(resolve));
      at = await update.calls.updateProgress(null);
    }
    expect(await preparing).toEqual({ ok: true, value: null });
    expect(shares.size).toBeGreaterThan(2);
    expect([...shares]).toEqual([...shares].toSorted((a, b) => a - b));
  });

  it('says of itself whether it takes any', async () => {
    expect(await program().calls.updateFacts(null)).toEqual({
      version: '0.1.0',
      taken: true,
      platform: 'linux-deb',
      ending: 'shown',
    });
    const none = program({ keys: async () => parseReleaseKeys(keysFile([])) });
    expect(await none.calls.updateFacts(null)).toMatchObject({ taken: false });
    expect(await prepared(none)).toBe('UpdateNoKeys');
  });
});

describe('what is not taken', () => {
  it('a payload that is not what was signed, without a trace', async () => {
    const changed = signed.slice();
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    writeFileSync(stick, changed);
    const update = program();
    expect(await prepared(update)).toBe('UpdatePayloadOther');
    expect(staged()).toEqual([]);
    expect(await started(update)).toBe('UpdateNotReady');
  });

  it('a file that was exchanged after it was shown', async () => {
    const update = program();
    await update.choose(stick);
    writeFileSync(stick, await updateFile(key, payload.slice(1), { version: '0.3.0' }));
    expect(await update.calls.prepareUpdate(null)).toMatchObject({
      error: { type: 'UpdateChanged' },
    });
  });

  it('a folder, a device, an empty file, and what is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'folder-'));
    const link = join(folder, 'link.qzu');
    symlinkSync(folder, link);
    const empty = join(folder, 'empty.qzu');
    writeFileSync(empty, '');
    for (const [path, refusal] of [
      [folder, 'UpdateUnknown'],
      [link, 'UpdateUnknown'],
      ['/dev/null', 'UpdateUnknown'],
      [empty, 'UpdateUnknown'],
      [join(folder, 'none.qzu'), 'UpdateUnreadable'],
    ])
      expect(await program().choose(`${path}`), `${path}`).toMatchObject({
        error: { type: refusal },
      });
  });

  it('a link is followed to the file that it names, and that file is copied', async () => {
    const link = `${stick}.qzu`;
    symlinkSync(stick, link);
    const update = program();
    expect((await update.choose(link)).ok).toBe(true);
    expect((await update.calls.prepareUpdate(null)).ok).toBe(true);
    expect(readFileSync(stagedFile()).equals(payload)).toBe(true);
  });

  it('a stick that is pulled out between choosing and copying', async () => {
    const update = program();
    await update.choose(stick);
    rmSync(stick);
    expect(await update.calls.prepareUpdate(null)).toMatchObject({
      error: { type: 'UpdateUnreadable' },
    });
    expect(staged()).toEqual([]);
  });

  const full =
    (code: string): OpenFile =>
    async (...given) => {
      const file = await open(...given);
      Object.assign(file, { write: () => Promise.reject(systemError(code)) });
      return file;
    };

  it.each([
    ['ENOSPC', 'UpdateNoRoom'],
    ['EDQUOT', 'UpdateNoRoom'],
    ['EIO', 'UpdateNotWritten'],
  ])('a copy for which the disk says %s: %s, and nothing is left', async (code, refusal) => {
    expect(await prepared(program({ openFile: full(code) }))).toBe(refusal);
    expect(staged()).toEqual([]);
  });

  it('an update that is stopped, and may be taken again', async () => {
    const update = program();
    await update.choose(stick);
    const preparing = update.calls.prepareUpdate(null);
    await update.calls.cancelUpdate(null);
    expect(await preparing).toMatchObject({ error: { type: 'UpdateCancelled' } });
    expect(staged()).toEqual([]);
    expect((await update.calls.prepareUpdate(null)).ok).toBe(true);
  });

  it('two at once', async () => {
    const update = program();
    await update.choose(stick);
    const first = update.calls.prepareUpdate(null);
    const notReady = { error: { type: 'UpdateNotReady' } };
    expect(await update.calls.prepareUpdate(null)).toMatchObject(notReady);
    expect(await update.choose(stick)).toMatchObject(notReady);
    expect(await started(update)).toBe('UpdateNotReady');
    expect((await first).ok).toBe(true);
  });

  it('anything before a file is chosen', async () => {
    const update = program();
    expect(await update.calls.prepareUpdate(null)).toMatchObject({
      error: { type: 'UpdateNotReady' },
    });
    expect(await started(update)).toBe('UpdateNotReady');
    expect(await update.calls.updateProgress(null)).toBeNull();
  });
});

describe('between the check and the start', () => {
  const changes: readonly (readonly [string, (path: string) => void])[] = [
    [
      'one byte is changed',
      (path) => {
        const bytes = readFileSync(path);
        bytes[1_700_000] = (bytes[1_700_000] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
    ['it is cut off', (path) => truncateSync(path, 1000)],
    ['bytes are put behind it', (path) => writeFileSync(path, 'x', { flag: 'a' })],
    ['it is taken away', (path) => rmSync(path)],
    [
      'a folder stands in its place',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'a link to the same bytes stands in its place',
      (path) => {
        renameSync(path, `${path}.real`);
        symlinkSync(`${path}.real`, path);
      },
    ],
  ];
  it.each(changes)('%s: nothing is started, nothing is left', async (_what, change) => {
    await windowsUpdate();
    const update = program(onWindows);
    expect(await prepared(update)).toBe('ready');
    change(stagedFile());
    expect(await started(update)).toBe('UpdateChanged');
    expect(did).toEqual([]);
    expect(staged()).toEqual([]);
  });

  it('the contest has to have been copied', async () => {
    const update = program();
    expect(await prepared(update)).toBe('ready');
    expect(await started(update, 'another.qzs')).toBe('UpdateWithoutCopy');
    expect(await started(update, copyName)).toBe('UpdateNotReady');
    expect(did).toEqual([]);
  });

  it('nothing can be started twice', async () => {
    const update = program();
    await prepared(update);
    expect(await started(update)).toBe('shown');
    expect(await started(update)).toBe('UpdateNotReady');
  });

  it('an installer that does not start is told of, and the program goes on', async () => {
    await windowsUpdate();
    const update = program({ ...onWindows, openPath: async () => 'no program for this file' });
    await prepared(update);
    expect(await started(update)).toBe('UpdateNotStarted');
    expect(did).toEqual([]);
  });
});

describe('the highest version of this computer', () => {
  it('stays after an update was begun, and nothing below it is taken', async () => {
    const update = program();
    await update.begin();
    await prepared(update);
    await started(update);
    writeFileSync(stick, await updateFile(key, payload, { version: '0.1.5' }));
    expect(await prepared(program())).toBe('UpdateOlder');
    writeFileSync(stick, signed);
    expect(await prepared(program())).toBe('ready');
  });

  it('is the one that ran, where a person put an earlier program back', async () => {
    await program({ version: '0.5.0' }).begin();
    await program().begin();
    expect(await prepared(program())).toBe('UpdateOlder');
  });

  it('that cannot be read is none, and is kept anew', async () => {
    writeFileSync(join(home, 'highest-version.json'), '{"version":"latest"}');
    expect(await prepared(program())).toBe('ready');
    await program({ version: '0.5.0' }).begin();
    expect(await prepared(program())).toBe('UpdateOlder');
  });

  it('that cannot be kept stops the update', async () => {
    const update = program();
    await prepared(update);
    mkdirSync(join(home, 'highest-version.json.part'));
    expect(await started(update)).toBe('UpdateNotWritten');
    expect(did).toEqual([]);
  });

  it('keeps the checked file until that version runs', async () => {
    await prepared(program());
    await program().begin();
    expect(staged()).toEqual([]);
    const update = program();
    await prepared(update);
    await started(update);
    await program().begin();
    expect(staged()).toHaveLength(2);
    chmodSync(stagedFile(), 0o400);
    await program({ version: '0.2.0' }).begin();
    expect(staged()).toEqual([]);
  });
});
