import { concatBytes, sha256, toHex } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import { type MailboxObject, pieceLimit } from './object.ts';
import type { Piece } from './memory.ts';

/** A letter cut into pieces for a lane; nothing yet says which objects they become. */
export type LetterPart = Pick<MailboxObject, 'part' | 'of' | 'file' | 'bytes'>;

/** Cuts a letter, of one byte at least, into pieces of 192 KiB, the last perhaps shorter. */
export function cutLetter(letter: Uint8Array): readonly LetterPart[] {
  const of = Math.ceil(letter.length / pieceLimit);
  const file = toHex(sha256(letter));
  return Array.from({ length: of }, (_, part) => ({
    part,
    of,
    file,
    bytes: letter.subarray(part * pieceLimit, (part + 1) * pieceLimit),
  }));
}

/** The letter that pieces make, given in their order; null where it is not what each of them says. */
export function joinLetter(parts: readonly LetterPart[]): Uint8Array | null {
  const letter = concatBytes(...parts.map(({ bytes }) => bytes));
  return toHex(sha256(letter)) === parts[0]?.file ? letter : null;
}

/** A letter of which every piece is here. */
export interface WholeLetter {
  /** In their order. */
  readonly pieces: readonly Piece[];
  /** Names of these, and of others that claim a place that is taken. */
  readonly objects: readonly string[];
}

/** Letters of which every piece is here, oldest first within a lane; of two pieces at one place the first is taken. */
export function wholeLetters(pieces: readonly Piece[]): readonly WholeLetter[] {
  const groups = groupBy(
    pieces,
    ({ lane, seq, part, of, file }) => `${lane}/${seq - part}/${of}/${file}`,
  );
  const whole: (WholeLetter & { readonly seq: number })[] = [];
  for (const group of groups.values()) {
    const byPart = new Map(group.toReversed().map((piece) => [piece.part, piece]));
    const { of, seq } = present(group[0], 'a group has a piece');
    if (byPart.size === of)
      whole.push({
        pieces: [...byPart.values()].toSorted((a, b) => a.part - b.part),
        objects: group.map(({ name }) => name),
        seq,
      });
  }
  return whole.toSorted((a, b) => a.seq - b.seq);
}
