/** The first 8 bytes of a leaf's hash as four groups of five digits, each a 16-bit number: "00412 65535 …". */
export const proofCode = (leafHash: Uint8Array): string =>
  Array.from({ length: 4 }, (_, group) => {
    const value = (leafHash[2 * group] ?? 0) * 256 + (leafHash[2 * group + 1] ?? 0);
    return String(value).padStart(5, '0');
  }).join(' ');

/** True for the code of this leaf as people type it: only its digits count. */
export const isCodeOf = (typed: string, leafHash: Uint8Array): boolean =>
  typed.replace(/\D/g, '') === proofCode(leafHash).replace(/\D/g, '');
