import { deflateSync, inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { inflateByHost } from '../../../renderer/workers/host-inflate.ts';

const content = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) % 251);
const packed = deflateSync(content);

const inflateOrNull = (bytes: Uint8Array): Uint8Array | null => {
  try {
    return inflateSync(bytes);
  } catch {
    return null;
  }
};

describe('inflating by the browser', () => {
  it('makes what was packed', async () => {
    expect(await inflateByHost(packed, content.length)).toEqual(content);
  });

  it('makes nothing for another size than the one that was said', async () => {
    expect(await inflateByHost(packed, content.length - 1)).toBeNull();
    expect(await inflateByHost(packed, content.length + 1)).toBeNull();
    expect(await inflateByHost(packed, 1)).toBeNull();
  });

  it('makes nothing of bytes that end too early or go on behind their end', async () => {
    expect(await inflateByHost(packed.subarray(0, packed.length - 1), content.length)).toBeNull();
    expect(await inflateByHost(Uint8Array.of(...packed, 0), content.length)).toBeNull();
    expect(await inflateByHost(new Uint8Array(), 1)).toBeNull();
  });

  it('never makes anything that our own inflater does not make of the same bytes', async () => {
    const [small, size] = [deflateSync(content.subarray(0, 300)), 300];
    for (let at = 0; at < small.length; at += 1) {
      for (const bit of [1, 16, 128]) {
        const changed = small.slice();
        changed[at] = (changed[at] ?? 0) ^ bit;
        const made = await inflateByHost(changed, size);
        expect(made ?? inflateOrNull(changed)).toEqual(inflateOrNull(changed));
      }
    }
  });
});
