import type { ContestKeeper } from './contest-keeper.ts';

/** Operations that an import brought and that are still here. */
export const operationsBrought = (
  { segmentOrigins, contents }: Pick<ContestKeeper, 'segmentOrigins' | 'contents'>,
  id: string,
): number =>
  [...segmentOrigins].reduce(
    (sum, [segment, origin]) =>
      origin === id ? sum + (contents.segments.get(segment)?.header.operations ?? 0) : sum,
    0,
  );
