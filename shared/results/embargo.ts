import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import type { ContestState } from '../merge/state.ts';
import { minutesTexts } from './minutes-texts.ts';

/** The mark of a result that is ready and not yet announced; null where nobody said so, or once it was released. */
export const embargoMark = (
  { publications }: Pick<ContestState, 'publications'>,
  stage: Id,
  language: Language,
): string | null =>
  publications.get(stage)?.state === 'prepared' ? minutesTexts[language].mark.embargo : null;
