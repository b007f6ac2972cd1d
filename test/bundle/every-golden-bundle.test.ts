import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { expect, it } from 'vitest';

import { ageSecretKey } from '../../shared/bundle/encrypted-file.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { readKeyPlainly, readPlainly, secretPlainly } from './second-reader.ts';

const vectors = join(import.meta.dirname, '../vectors');
const bundles = readdirSync(vectors, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.qzb'))
  .toSorted();

/** The plain container of a golden file; an encrypted one is opened with the key file that lies beside it. */
async function plainly(name: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(readFileSync(join(vectors, name)));
  if (bytes[0] !== 'a'.charCodeAt(0)) return bytes;
  const beside = readFileSync(join(vectors, name, '..', 'headquarters.key'), 'utf8');
  const decrypter = new Decrypter();
  for (const region of [null, 'KZ-10'])
    decrypter.addIdentity(
      ageSecretKey(new Uint8Array(secretPlainly(readKeyPlainly(beside), region))),
    );
  return decrypter.decrypt(bytes);
}

it('has golden bundles to read', () => {
  expect(bundles.length).toBeGreaterThanOrEqual(4);
});

it.each(bundles)('reads %s with both readers, and both say the same', async (name) => {
  const bytes = await plainly(name);
  const opened = await openBundle(bytes, ed25519.verify);
  if (!opened.ok) throw new Error(opened.error.type);
  const segments = new Map(opened.value.segments.map((segment) => [segment.id, segment]));
  const plain = readPlainly(bytes);
  expect(plain.manifest).toEqual(opened.value.manifest);
  const named = (operations: readonly { readonly id: string }[]): readonly unknown[] =>
    operations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(named(plain.operations)).toEqual(named(readOperations(segments)));
});

it('has a second reader that shares no line with the first', () => {
  const source = readFileSync(join(import.meta.dirname, 'second-reader.ts'), 'utf8');
  const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imported.length).toBeGreaterThan(2);
  expect(imported.filter((from) => from?.startsWith('.'))).toEqual([]);
});
