/** The 45 letters that a QR code writes in eleven bits a pair (alphanumeric mode). */
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 (RFC 9285): three letters for two bytes, two letters for a last single one. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const single = at + 1 === bytes.length;
    let rest = single ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    for (let letter = 0; letter < (single ? 2 : 3); letter += 1) {
      text += letters[rest % 45];
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/** Inverse of `toBase45`; null for other letters, a length that cannot be, or a group beyond its bytes. */
export function fromBase45(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const [a = -1, b = -1, c] = Array.from(text.slice(at, at + 3), (letter) =>
      letters.indexOf(letter),
    );
    if (a < 0 || b < 0 || (c ?? 0) < 0) return null;
    const value = a + 45 * b + 2025 * (c ?? 0);
    if (c === undefined) {
      if (value > 0xff) return null;
      bytes.push(value);
    } else {
      if (value > 0xffff) return null;
      bytes.push(value >> 8, value & 255);
    }
  }
  return Uint8Array.from(bytes);
}
