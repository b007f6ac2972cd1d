const lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;

function mixed(value: number): number {
  let mix = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mix = Math.imul(mix ^ (mix >>> 15), 0x846ca68b);
  return mix ^ (mix >>> 16);
}

/**
 * Thirty-two bytes from any bytes, in the place of SHA-256 where nobody attacks and a million cases wait: other bytes
 * give others, for all that a broken disk can do.
 */
export function quickHash(bytes: Uint8Array): Uint8Array {
  let [a, b, c, d]: [number, number, number, number] = [...lanes];
  a ^= bytes.length;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const turned = Math.imul(a ^ byte, 0x9e3779b1);
    a = (b + (turned >>> 13)) | 0;
    b = c ^ turned;
    c = Math.imul(d + byte, 0x85ebca6b) ^ (turned >>> 7);
    d = (turned + (c >>> 11)) | 0;
  }
  const hash = new Uint8Array(32);
  const view = new DataView(hash.buffer);
  for (const [at, lane] of [a, b, c, d, a ^ c, b ^ d, a + d, b + c].entries())
    view.setInt32(4 * at, mixed(lane + Math.imul(at, 0x9e3779b1)));
  return hash;
}
