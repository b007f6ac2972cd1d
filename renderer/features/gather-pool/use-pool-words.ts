import { useMemo } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { maturityOptions } from '../../../shared/reports/pool/pool-subjects.ts';
import { poolTexts } from '../../../shared/reports/pool/pool-texts.ts';
import { type Text, useText } from '../../language/use-text.ts';

/** What the parts of this screen say of tracks, regions, states and maturity. */
export interface PoolWords extends Text<'gather-pool'> {
  readonly track: (id: Id) => string;
  readonly region: (id: Id | null) => string;
  readonly maturity: (id: Id) => string;
  /** Words that papers use as well. */
  readonly papers: (typeof poolTexts)['en'];
}

/** Names of a contest in the language of the window. */
export function usePoolWords(settings: ContestSettings): PoolWords {
  const text = useText('gather-pool');
  const { language, format } = text;
  return useMemo(() => {
    const tracks = new Map(settings.nominations.map(({ id, title }) => [id, title]));
    const options = new Map(maturityOptions(settings).map(({ id, title }) => [id, title]));
    const titled = (titles: ReadonlyMap<Id, Parameters<typeof format.localized>[0]>, id: Id) => {
      const title = titles.get(id);
      return title === undefined ? id : format.localized(title);
    };
    return {
      ...text,
      track: (id) => titled(tracks, id),
      region: (id) => (id === null ? '' : regionName(id, settings.regionsProfile, language)),
      maturity: (id) => titled(options, id),
      papers: poolTexts[language],
    };
  }, [settings, text, language, format]);
}
