import { concatBytes } from '../../shared/basics/bytes.ts';

/** Bytes of an object where nobody says how many there may be. */
export const usualLimit = 4 * 1024 * 1024;

/** Reads a body to its end; null where there are more than `limit` bytes, of which no more are fetched. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    // Leaving the loop ends the stream, and with it the connection.
    if (size > limit) return null;
    pieces.push(piece);
  }
  return concatBytes(...pieces);
}

/** A body of which no more is fetched than so many bytes; rejects where there are more. */
export async function* within(
  body: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > most) throw new Error('longer than an answer of a store');
    yield piece;
  }
}
