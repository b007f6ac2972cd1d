import { useMemo } from 'react';
import { type OwnSheets, ownSheets } from '../../../shared/scoring/own-sheets.ts';
import type { OrderedWork } from './use-juror-work.ts';

/** The juror's scored sheets of what they score now. */
export function useOwnSheets({ stage, items }: OrderedWork): OwnSheets {
  return useMemo(
    () =>
      ownSheets(
        stage,
        items.map(({ submission, sheet }) => ({
          submission: submission.id,
          nomination: submission.nomination,
          sheet,
        })),
      ),
    [stage, items],
  );
}
