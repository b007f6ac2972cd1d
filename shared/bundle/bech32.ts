const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const checksumLength = 6;

/** Remainder of a sequence of 5-bit numbers by the code's polynomial (BIP 173). */
function remainder(numbers: readonly number[]): number {
  let check = 1;
  for (const number of numbers) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ number;
    for (const [bit, generator] of generators.entries()) if ((top >> bit) & 1) check ^= generator;
  }
  return check;
}

const prefixNumbers = (prefix: string): number[] => {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
};

/** Regroups bits; the last group is filled with zeros on the way to 5, or cut off on the way to 8. */
function regroup(numbers: Iterable<number>, from: 5 | 8, to: 5 | 8): number[] {
  const groups: number[] = [];
  let [rest, bits] = [0, 0];
  for (const number of numbers) {
    rest = ((rest << from) | number) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      groups.push((rest >> bits) & ((1 << to) - 1));
    }
  }
  if (from === 8 && bits > 0) groups.push((rest << (to - bits)) & ((1 << to) - 1));
  return groups;
}

/** Bytes in Bech32 (BIP 173) without its limit of length, in small letters: how age writes keys. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const data = regroup(bytes, 8, 5);
  const padded = [...prefixNumbers(prefix), ...data, ...Array<number>(checksumLength).fill(0)];
  const check = remainder(padded) ^ 1;
  const sum = Array.from({ length: checksumLength }, (_, at) => (check >> (5 * (5 - at))) & 31);
  return `${prefix}1${[...data, ...sum].map((number) => letters[number]).join('')}`;
}

/** Inverse of `toBech32`, strict: small letters only; null for another prefix, a wrong checksum or stray bits. */
export function fromBech32(prefix: string, text: string): Uint8Array | null {
  const data = Array.from(text.slice(prefix.length + 1), (letter) => letters.indexOf(letter));
  const bytes = Uint8Array.from(regroup(data.slice(0, -checksumLength), 5, 8));
  // Writing again and comparing covers prefix, alphabet, checksum and stray bits at once.
  return toBech32(prefix, bytes) === text ? bytes : null;
}
