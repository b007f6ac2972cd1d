import type { Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';

/** Sealed content grows in steps of so many bytes, so that its size tells little. */
const step = 512;

/**
 * A map of values as bytes whose number is a multiple of 512: zeros in its field `pad` fill it up, one step more where
 * the length of `pad` itself has no form that would fit.
 */
export function encodePadded(fields: Readonly<Record<string, Value>>): Uint8Array {
  for (let pad = 0; ; pad += 1) {
    const bytes = encodeValue({ ...fields, pad: new Uint8Array(pad) });
    if (bytes.length % step === 0) return bytes;
    // Far from the end of the step by so many bytes at least; the length of `pad` takes one to three.
    pad += Math.max(0, step - (bytes.length % step) - 3);
  }
}

/** Bytes of an age file for one reader before its content, the tag of one of its chunks, and the size of a chunk. */
const age = { head: 184, tag: 16, chunk: 64 * 1024 };

/**
 * Whether a sealed value can be of so many bytes. They grow in steps, so that a piece of one shows by its size alone in
 * all but one of 512 cases.
 */
export function isSealedSize(size: number): boolean {
  const chunks = Math.ceil((size - age.head) / (age.chunk + age.tag));
  const content = size - age.head - chunks * age.tag;
  return content > 0 && content % step === 0;
}
