import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { ageSecretKey, openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import { buildDemo } from '../../shared/demo/build-demo.ts';
import { demoDefaults } from '../../shared/demo/demo-options.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { contestIdOf } from '../../shared/trust/founding.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';
import { age, hasAge } from './debian-age.ts';
import { readCodesPlainly, readKeyPlainly, readPlainly, secretPlainly } from './second-reader.ts';

const all = join(import.meta.dirname, '../vectors');
const vectors = join(all, 'format-1');
const archive = join(vectors, 'archive.qzb');
const golden = (name: string): Buffer => readFileSync(join(vectors, name));

const bundles = readdirSync(all, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.qzb'))
  .toSorted();

/** The plain container of a golden file; an encrypted one is opened with the key file that lies beside it. */
async function plainly(name: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(readFileSync(join(all, name)));
  if (bytes[0] !== 'a'.charCodeAt(0)) return bytes;
  const beside = readFileSync(join(all, name, '..', 'headquarters.key'), 'utf8');
  const decrypter = new Decrypter();
  for (const region of [null, 'KZ-10'])
    decrypter.addIdentity(
      ageSecretKey(new Uint8Array(secretPlainly(readKeyPlainly(beside), region))),
    );
  return decrypter.decrypt(bytes);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

async function expectTheSame(bytes: Uint8Array): Promise<void> {
  const opened = await openBundle(bytes, ed25519.verify);
  if (!opened.ok) throw new Error(opened.error.type);
  const segments = new Map(opened.value.segments.map((segment) => [segment.id, segment]));
  const plain = readPlainly(bytes);
  expect(plain.manifest).toEqual(opened.value.manifest);
  expect(plain.operations.toSorted(byId)).toEqual(readOperations(segments).toSorted(byId));
}

describe('a second reader, written from the specification', () => {
  it('has golden bundles to read', () => {
    expect(bundles.length).toBeGreaterThanOrEqual(4);
  });

  it.each(bundles)('reads %s as the first one does', async (name) => {
    await expectTheSame(await plainly(name));
  });

  it('shares no line with the first', () => {
    const source = readFileSync(join(import.meta.dirname, 'second-reader.ts'), 'utf8');
    const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    expect(imported.length).toBeGreaterThan(2);
    expect(imported.filter((from) => from?.startsWith('.'))).toEqual([]);
  });

  it.skipIf(fewCases)('reads every bundle of a demo as the first one does', async () => {
    const size = { submissions: 12, jurors: 4, regions: 2 };
    const demo = await buildDemo({ ...demoDefaults, ...size }, ed25519);
    for (const { kind, bytes } of demo.files) if (kind !== null) await expectTheSame(bytes);
  });

  it('finds the contest id in the founding operation', () => {
    const { manifest, operations } = readPlainly(new Uint8Array(readFileSync(archive)));
    const founding = operations.find(({ kind }) => kind === 'contest.found');
    const value = founding?.value as { rootKeys: Uint8Array[]; salt: Uint8Array };
    expect(contestIdOf(value)).toBe(manifest.contest);
    expect(value.rootKeys.map(bytesToBase64url)).toContain(founding?.signer);
  });

  it('puts the golden codes together as the first one does', () => {
    const codes = golden('carried/codes.txt').toString('utf8').trimEnd().split('\n');
    const { segments } = JSON.parse(golden('carried/carried.json').toString('utf8')) as {
      segments: string[];
    };
    expect(readCodesPlainly(codes.toReversed())).toEqual(segments);
  });

  it('makes the secrets that the first one makes of a key file', async () => {
    const key = readKeyPlainly(golden('carried/headquarters.key').toString('utf8'));
    const file = new Uint8Array(golden('carried/archive.qzb'));
    for (const region of [null, 'KZ-10']) {
      const secret = new Uint8Array(secretPlainly(key, region));
      expect((await openEncrypted(file, [secret])).ok).toBe(true);
    }
  });

  it.skipIf(!hasAge)(
    'reads the golden encrypted archive that `age` opens with its key file',
    () => {
      const key = join(vectors, 'carried/headquarters.key');
      const plain = age(['-d', '-i', key], new Uint8Array(golden('carried/archive.qzb')));
      expect(readPlainly(plain)).toEqual(readPlainly(new Uint8Array(golden('archive.qzb'))));
    },
  );
});
