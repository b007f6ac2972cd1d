import { unreachable } from '../basics/assert.ts';
import { formatList } from '../language/list-format.ts';
import type { ExplanationStep, RankedSubmission } from '../ranking/ranking.ts';
import { certaintySentences } from './explain-certainty.ts';
import { countingSentences } from './explain-counting.ts';
import { selectionSentence } from './explain-selection.ts';
import { decimalScore, numberedText, sayer } from './explain-texts.ts';
import type { PlaceStory } from './place-story.ts';

/** Other applications of the same place that are named one by one. */
const mostNamed = 5;

/**
 * How a place came about and how sure it is, as whole sentences in the order in which a commission can read them aloud:
 * the place, the sheets or criteria, what was left out and rounded, ties, the list, certainty. At least one.
 */
export const explainPlace = (ranked: RankedSubmission, story: PlaceStory): readonly string[] => [
  headSentence(ranked, story),
  ...countingSentences(ranked, story),
  ...(ranked.explanation.some(({ type }) => type === 'tie-break')
    ? [sayer(story.language)('ties.same')]
    : []),
  ...ranked.explanation.flatMap((step) => tieSentences(step, story)),
  ...ranked.explanation.flatMap((step) =>
    step.type === 'selection' ? [selectionSentence(step.reason, ranked, story)] : [],
  ),
  ...certaintySentences(ranked, story),
];

function headSentence(
  { submission, nomination, place, overall }: RankedSubmission,
  { rule, words, language }: PlaceStory,
): string {
  const say = sayer(language);
  const shown = rule.scope === 'all' ? overall : place;
  const title = words.nomination(nomination);
  if (shown === null) return say('head.none', { number: submission });
  if (rule.scope === 'all' || title === '')
    return say('head.all', { number: submission, place: shown });
  return say('head.nomination', { number: submission, place: shown, nomination: title });
}

/** What decided between equal scores, or that nothing did; none for any other step. */
export function tieSentences(
  step: ExplanationStep,
  { words, language, places }: PlaceStory,
): readonly string[] {
  const say = sayer(language);
  switch (step.type) {
    case 'tie-break': {
      const isNone = step.value === '';
      const value = isNone ? '' : decimalScore(step.value, language, places);
      if (step.by === 'median')
        return [isNone ? say('ties.median-none') : say('ties.median', { value })];
      const criterion = words.criterion(step.by.replace(/^criterion:/, ''));
      return [
        isNone
          ? say('ties.criterion-none', { criterion })
          : say('ties.criterion', { criterion, value }),
      ];
    }
    case 'tied': {
      const { count } = step;
      const numbers = formatList(step.with.slice(0, mostNamed).map(numberedText), language);
      return [say(count > mostNamed ? 'ties.shared-many' : 'ties.shared', { count, numbers })];
    }
    case 'criterion':
    case 'too-few-to-trim':
    case 'sheets':
    case 'aggregate':
    case 'rounded':
    case 'no-sheets':
    case 'selection':
      return [];
    default:
      return unreachable(step);
  }
}
