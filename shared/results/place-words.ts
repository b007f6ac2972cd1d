import type { Language } from '../basics/localized.ts';
import { unreachable } from '../basics/assert.ts';
import type { ContestState } from '../merge/state.ts';
import type { QuotaBy } from '../ranking/selection.ts';
import { sayer } from './explain-texts.ts';
import { criterionTitle, jurorName, nominationTitle, oneLine, regionTitle } from './naming.ts';

/** Who and what the ids of a ranking are, in one language. */
export interface PlaceWords {
  readonly juror: (id: string) => string;
  readonly criterion: (id: string) => string;
  /** Empty where there is but one nomination without a name. */
  readonly nomination: (id: string) => string;
  /** A group that a quota speaks of, as a noun in the nominative: "Abai Region", "nomination “Art”". */
  readonly group: (by: QuotaBy, group: string) => string;
}

/**
 * The words of a contest. Applicants and organisations are named by an application, since their names may be blocked; for
 * a document pass the state as documents have it (`printedState`).
 */
export function contestWords(state: ContestState, language: Language): PlaceWords {
  const say = sayer(language);
  const nomination = (id: string): string => nominationTitle(state, id, language);
  return {
    juror: (id) => jurorName(state, id),
    criterion: (id) => criterionTitle(state, id, language),
    nomination,
    group: (by, group) => {
      switch (by) {
        case 'nomination':
          return say('group.nomination', { name: nomination(group) });
        case 'region':
          return regionTitle(state, group, language);
        case 'applicant':
        case 'organisation':
          return say(`group.${by}`, { number: group });
        default:
          return unreachable(by);
      }
    },
  };
}

/** The words of a table of marks: ids are names there. */
export function tableWords(language: Language): PlaceWords {
  const say = sayer(language);
  return {
    juror: oneLine,
    criterion: oneLine,
    nomination: oneLine,
    group: (by, group) => {
      const name = oneLine(group);
      switch (by) {
        case 'nomination':
          return say('group.nomination', { name });
        case 'region':
          return name;
        case 'applicant':
          return say('group.applicant-named', { name });
        case 'organisation':
          return say('group.organisation-named', { name });
        default:
          return unreachable(by);
      }
    },
  };
}
