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
    const digits = Array.from(text.slice(at, at + 3), (letter) => letters.indexOf(letter));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const size = digits.length - 1;
    if (digits.includes(-1) || size === 0 || value >= 256 ** size) return null;
    if (size === 2) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
