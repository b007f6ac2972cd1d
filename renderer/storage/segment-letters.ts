import { writeTransfer } from '../../shared/bundle/codes.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { operationsIn } from './import-plan.ts';
import { inPortions } from './portions.ts';

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
      operations: operationsIn(portion),
      readers,
    };
}
