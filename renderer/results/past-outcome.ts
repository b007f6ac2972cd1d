import { useMemo } from 'react';

import type { LocalizedText } from '../../shared/basics/localized.ts';
import type { PastApplication } from '../../shared/seasons/season.ts';
import { useText } from '../language/use-text.ts';
import type { YearMatch } from '../storage/years.ts';

type Outcome = Pick<PastApplication, 'result' | 'place' | 'granted'>;

/** What an earlier application came to, in words: place or outcome, and what was granted. */
export function usePastOutcome(): (application: Outcome) => string {
  const { t, format } = useText('look-back');
  return useMemo(
    () =>
      ({ result, place, granted }) => {
        const outcome =
          place === null ? t(`results.${result}`) : t('place', { place: String(place) });
        if (granted === null) return outcome;
        const money =
          granted > 0 ? t('grantedSum', { sum: format.money(granted) }) : t('grantRefused');
        return `${outcome}, ${money}`;
      },
    [t, format],
  );
}

/** What of a season stands beside an application. */
export interface NamedSeason {
  /** Its word for itself, "2025". */
  readonly label: string;
  readonly title: LocalizedText;
}

/** "2021 — place 1; 2019 — finalist": every earlier application once, in the order of the matches. */
export function useBeforeLine(): (
  matches: readonly YearMatch[],
  seasons: ReadonlyMap<string, NamedSeason>,
) => string {
  const { t, format } = useText('look-back');
  const outcomeOf = usePastOutcome();
  return useMemo(
    () => (matches, seasons) => {
      const entries = matches.map(({ contest, application }) => {
        const { label = '', title } = seasons.get(contest) ?? {};
        const season = label === '' && title !== undefined ? format.localized(title) : label;
        return t('before.entry', { season, outcome: outcomeOf(application) });
      });
      return [...new Set(entries)].join('; ');
    },
    [t, format, outcomeOf],
  );
}
