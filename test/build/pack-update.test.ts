import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

import { ed25519 } from '../../electron/node-proofs.ts';
import { present } from '../../shared/basics/assert.ts';
import { mostHead, readUpdateHead } from '../../shared/host/update-file.ts';
import { judgeUpdate, parseReleaseKeys } from '../../shared/host/update-judgement.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const passphrase = 'a stick in a safe of ours';
const folder = mkdtempSync(join(tmpdir(), 'qazylar-release-'));
const keyFile = join(folder, 'release.pem');
const installer = join(folder, 'Қазылар Setup.exe');
const notes = join(folder, 'notes.json');

function tool(name: string, given: readonly string[], phrase = passphrase) {
  const ran = spawnSync(process.execPath, [join(root, 'build', `${name}.mjs`), ...given], {
    env: { ...process.env, QAZYLAR_RELEASE_PASSPHRASE: phrase },
    encoding: 'utf8',
  });
  return { code: ran.status, said: ran.stdout, complained: ran.stderr };
}

const packed = (platform: string, from = '0.0.1') => [
  '--key',
  keyFile,
  '--platform',
  platform,
  '--from',
  from,
  '--notes',
  notes,
  installer,
];

let publicKey: string;
beforeAll(() => {
  const made = tool('update-key', [keyFile]);
  expect(made.complained).toBe('');
  publicKey = present(/^public key: (\S+)$/m.exec(made.said)?.[1], 'a public key');
  writeFileSync(installer, new Uint8Array(300_000).fill(9));
  writeFileSync(notes, JSON.stringify({ kk: 'Жаңа.', ru: 'Новое.', en: 'New.' }));
});

describe('a release key', () => {
  it('is locked by its passphrase and readable by nobody else', () => {
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['over one that is there', () => [keyFile]],
    ['into the repository', () => [join(root, 'release.pem')]],
    ['nowhere', () => []],
  ])('is not made %s', (_where, given) => {
    const refused = tool('update-key', given());
    expect(refused.code).toBe(1);
    expect(refused.said).toBe('');
  });

  it('is not made with a passphrase that can be guessed', () => {
    expect(tool('update-key', [join(folder, 'other.pem')], 'short').code).toBe(1);
  });
});

describe('an installer that was signed into an update file', () => {
  it('is one that a program with that key takes', async () => {
    const made = tool('pack-update', packed('windows-nsis'));
    expect(made.code, made.complained).toBe(0);
    expect(made.complained).toMatch(/not in shared\/host\/release-keys/);
    const [file = ''] = made.said.split('\n');
    expect(file).toMatch(/qazylar-update-\d+\.\d+\.\d+-windows-nsis\.qzu$/);
    const bytes = new Uint8Array(readFileSync(file));
    const read = readUpdateHead(bytes.subarray(0, mostHead), bytes.length);
    const head = present(read.ok ? read.value : null, 'a head');
    expect(bytes.subarray(head.payloadAt)).toEqual(new Uint8Array(readFileSync(installer)));
    const judged = await judgeUpdate(
      head,
      {
        currentVersion: '0.0.1',
        highestSeen: null,
        platform: 'windows-nsis',
        keys: parseReleaseKeys({ keys: [publicKey], revoked: [] }),
      },
      ed25519.verify,
    );
    expect(judged).toMatchObject({ ok: true, value: { from: '0.0.1', size: 300_000 } });
    expect(tool('pack-update', packed('windows-nsis')).code, 'never over another').toBe(1);
  });

  it('needs the passphrase, a platform and a version that there are', () => {
    expect(tool('pack-update', packed('linux-deb'), 'another passphrase').code).toBe(1);
    expect(tool('pack-update', packed('amiga')).code).toBe(1);
    expect(tool('pack-update', packed('linux-deb', 'first')).code).toBe(1);
    expect(tool('pack-update', [installer]).complained).toMatch(/^pack-update --key FILE/);
  });
});
