import { deflateSync } from 'fflate';

import { concatBytes, sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { packIntegers } from '../../shared/log/columns.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type { Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';

type Fields = Readonly<Record<string, Value>>;

/** Content of a segment with one operation, as an own program could write it; `change` makes it wrong. */
export const craftContent = (change: Fields = {}): Uint8Array =>
  encodeValue({
    commits: {
      count: 1,
      author: packIntegers([0]),
      clock: packIntegers([1_700_000_000_000]),
      size: packIntegers([1]),
    },
    operations: {
      kind: packIntegers([0]),
      keyLength: packIntegers([2]),
      key: packIntegers([0, 1]),
    },
    values: [7000],
    parents: [],
    basis: [],
    reasons: [],
    authors: ['test'],
    words: ['a', 'b'],
    kinds: [['test.kind', 1]],
    ...change,
  });

export interface Craft {
  /** Changes of the header, signed. */
  readonly header?: Fields;
  readonly content?: Uint8Array;
  /** The packed content, where it is not the content deflated. */
  readonly packed?: Uint8Array;
  /** Changes of the three parts after signing. */
  readonly outer?: (parts: readonly Uint8Array[]) => Uint8Array;
}

/** Makes a segment by hand and signs it, so that only what was made wrong is wrong. */
export async function craftSegment(key: SigningKey, craft: Craft = {}): Promise<Uint8Array> {
  const content = craft.content ?? craftContent();
  const packed = craft.packed ?? deflateSync(content, { level: 6 });
  const header = encodeValue({
    format: 1,
    contest: new Uint8Array(32).fill(9),
    log: new Uint8Array(16).fill(3),
    signer: key.publicKey,
    firstSequence: 0,
    lastSequence: 0,
    firstOrdinal: 0,
    operations: 1,
    previous: null,
    content: sha256(packed),
    size: content.length,
    ...craft.header,
  });
  const domain = utf8ToBytes('qazylar segment signature 1\n');
  const signature = await key.sign(concatBytes(domain, header));
  const parts = [header, signature, packed];
  return craft.outer === undefined ? encodeValue(parts) : craft.outer(parts);
}
