import { inPortions } from '../basics/in-portions.ts';
import { writeTransfer } from '../bundle/codes.ts';
import type { Segment } from '../log/segment.ts';
import type { OutgoingLetter } from './exchange-session.ts';

/** Bytes of segments in one letter: a transfer takes a megabyte, and a cut line costs one letter at the most. */
const segmentsAtOnce = 512 * 1024;

/** Segments as letters to an audience, in their order, each made when it is asked for. */
export function* segmentLetters(
  segments: readonly Segment[],
  { audience, readers }: Pick<OutgoingLetter, 'audience' | 'readers'>,
): Iterable<OutgoingLetter> {
  for (const portion of inPortions(segments, segmentsAtOnce))
    yield {
      audience,
      file: writeTransfer(portion.map(({ bytes }) => bytes)),
      contents: portion.map(({ id }) => id),
      operations: portion.reduce((sum, { header }) => sum + header.operations, 0),
      readers,
    };
}
