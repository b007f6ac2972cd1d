import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import { buildDemo } from '../../shared/demo/build-demo.ts';
import { demoDefaults } from '../../shared/demo/demo-options.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { contestIdOf } from '../../shared/trust/founding.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { fewCases } from '../builders/few-cases.ts';
import { age, hasAge } from './debian-age.ts';
import { readCodesPlainly, readKeyPlainly, readPlainly, secretPlainly } from './second-reader.ts';

const vectors = join(import.meta.dirname, '../vectors/format-1');
const archive = join(vectors, 'archive.qzb');
const golden = (name: string): Buffer => readFileSync(join(vectors, name));

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
