import { Decrypter } from 'age-encryption';
import { decode } from 'cborg';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { fromBech32, toBech32 } from '../../shared/bundle/bech32.ts';

/*
 * A reader of mailboxes that knows shared/exchange/README.md and age, CBOR and Bech32, and nothing of the program: what
 * it cannot do, the page does not say.
 */

interface ReadObject {
  readonly v: number;
  readonly lane: Uint8Array;
  readonly seq: number;
  readonly previous: Uint8Array | null;
  readonly part: number;
  readonly of: number;
  readonly file: Uint8Array;
  readonly bytes: Uint8Array;
  readonly pad: Uint8Array;
}

interface ReadIndex {
  readonly v: number;
  readonly lanes: readonly (readonly [Uint8Array, string, number, Uint8Array])[];
}

interface ReadCard {
  readonly v: number;
  readonly secret: Uint8Array;
  readonly place: Readonly<Record<string, string>>;
  readonly headquarters: readonly string[];
  readonly regions: Readonly<Record<string, readonly string[]>>;
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const secretKey = (secret: Uint8Array): string => toBech32('age-secret-key-', secret).toUpperCase();

function openAge(bytes: Uint8Array, secret: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretKey(secret));
  return decrypter.decrypt(bytes);
}

class SecondReader {
  readonly #secret: Uint8Array;
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(secret: Uint8Array, files: ReadonlyMap<string, Uint8Array>) {
    [this.#secret, this.#files] = [secret, files];
  }

  async #open(bytes: Uint8Array): Promise<unknown> {
    const plain = await openAge(bytes, sha256('qazylar mailbox encryption 1\n', this.#secret));
    expect(plain.length % 512).toBe(0);
    return decode(plain);
  }

  folderOf(audience: string): string {
    const tag = createHmac('sha256', this.#secret)
      .update(`qazylar mailbox tag 1\n${audience}`)
      .digest('hex');
    return `qz1/${tag.slice(0, 16)}`;
  }

  indexName(): string {
    const tag = createHmac('sha256', this.#secret)
      .update('qazylar mailbox index 1\n')
      .digest('hex');
    return `qz1/index-${tag.slice(0, 16)}`;
  }

  async heads(audience: string): Promise<readonly string[]> {
    const bytes = this.#files.get(this.indexName()) ?? new Uint8Array();
    const { v, lanes } = (await this.#open(bytes)) as ReadIndex;
    expect(v).toBe(1);
    return lanes.filter(([, whom]) => whom === audience).map(([, , , head]) => hex(head));
  }

  async object(audience: string, name: string): Promise<ReadObject> {
    const bytes = this.#files.get(`${this.folderOf(audience)}/${name}`) ?? new Uint8Array();
    expect(hex(sha256(bytes))).toBe(name);
    return (await this.#open(bytes)) as ReadObject;
  }

  /** Letters of the chains of an audience, still encrypted to it, newest first in each. */
  async letters(audience: string): Promise<readonly Uint8Array[]> {
    const letters: Uint8Array[] = [];
    for (const head of await this.heads(audience)) {
      let pieces: ReadObject[] = [];
      for (let name: string | null = head; name !== null;) {
        const object = await this.object(audience, name);
        pieces.unshift(object);
        if (object.part === 0) {
          const letter = Buffer.concat(pieces.map(({ bytes }) => bytes));
          expect(pieces.map(({ part }) => part)).toEqual([...Array(object.of).keys()]);
          expect(hex(sha256(letter))).toBe(hex(object.file));
          letters.push(new Uint8Array(letter));
          pieces = [];
        }
        name = object.previous === null ? null : hex(object.previous);
      }
    }
    return letters;
  }
}

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../vectors/mailbox-1.json'), 'utf8'),
) as {
  readonly secret: string;
  readonly reader: string;
  readonly files: Readonly<Record<string, string>>;
  readonly mailbox: { readonly index: string };
  readonly index: string;
  readonly card: string;
};
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const ownKey = new Uint8Array(Buffer.from(golden.reader, 'hex'));

describe('a second reader, written from the specification alone', () => {
  it('gets from a card to the letters of its audience', async () => {
    const card = decode(await openAge(bytesOf(golden.card), ownKey)) as ReadCard;
    expect(card).toMatchObject({ v: 1, place: { kind: 's3', bucket: 'contest' } });
    for (const key of [...card.headquarters, ...Object.values(card.regions).flat()])
      expect(fromBech32('age', key)).toHaveLength(32);

    const files = new Map(
      Object.entries(golden.files).map(([name, bytes]) => [name, bytesOf(bytes)] as const),
    );
    files.set(golden.mailbox.index, bytesOf(golden.index));
    const reader = new SecondReader(card.secret, files);
    const letters = await reader.letters('region/KZ-10');
    const texts = await Promise.all(
      letters.map(async (letter) => new TextDecoder().decode(await openAge(letter, ownKey))),
    );
    expect(texts).toEqual(['second letter '.repeat(20_000).slice(0, 200_000), 'first letter']);
  });
});
