import type { Language } from '../../basics/localized.ts';
import type { Stage } from '../../contest/contest.ts';
import { formatRational } from '../../language/number-format.ts';
import { fillText } from '../../results/document-texts.ts';
import { scorePlaces } from '../../results/method-text.ts';
import { localized } from '../../results/naming.ts';
import { poolTexts } from './pool-texts.ts';
import type { RegionReadiness } from './readiness.ts';

/** Why nobody has a place in a stage that does not rank, as a sentence. */
export const whyUnranked = (stage: Stage, language: Language): string =>
  fillText(poolTexts[language].rank.unranked, language, {
    stage: localized(stage.title, language),
  });

/** What heads a column of levels. */
export const levelHead = (language: Language): string => poolTexts[language].rank.level;

/** Score, level and number of sheets in a sentence. */
export function outcomeSentence(
  { score, level, sheets }: RegionReadiness,
  { regulation }: Stage,
  language: Language,
): string {
  const texts = poolTexts[language].rank;
  if (score === null) return texts.nothing;
  const shown = formatRational(score, language, scorePlaces(regulation));
  return level === null
    ? fillText(texts.noLevel, language, { score: shown, sheets })
    : fillText(texts.sentence, language, {
        score: shown,
        level: localized(level.title, language),
        sheets,
      });
}
