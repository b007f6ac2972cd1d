import type { RankingMethod } from '../contest/contest.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { SelectionReason } from '../ranking/selection.ts';
import { type Say, sayer } from './explain-texts.ts';
import type { PlaceStory } from './place-story.ts';

/** Nearer to 0 or 1 than this a probability is practically certain. */
const practicallyCertain = 0.005;

/**
 * How sure the place is: its interval, and the chance of the list as a count of one hundred. That count is what the
 * probability means, and what simulations hold it to: of applications with such sheets so many truly belong there.
 */
export function certaintySentences(
  ranked: RankedSubmission,
  { ranking, selection, rule, language }: PlaceStory,
): readonly string[] {
  const { submission, place, low, high, pTop, zone } = ranked;
  if (place === null || low === null || high === null || pTop === null) return [];
  const say = sayer(language);
  const sentences = [intervalSentence({ low, high }, ranking.method, say)];
  const { top } = rule;
  if (selection !== null && restsOnPlace(selection.entries.get(submission)?.reason.type)) {
    if (pTop >= 1 - practicallyCertain) sentences.push(say('certainty.top-sure', { top }));
    else if (pTop <= practicallyCertain) sentences.push(say('certainty.top-never', { top }));
    else sentences.push(say('certainty.top', { top, count: Math.round(100 * pTop) }));
    if (zone === 'grey') sentences.push(say('certainty.grey'));
  }
  const isIndicative = ranking.notes.some(({ type }) => type === 'indicative');
  return isIndicative ? [...sentences, say('certainty.indicative')] : sentences;
}

/** The model's interval is of the place it would give itself; another method's place may lie outside. */
function intervalSentence(
  { low, high }: { readonly low: number; readonly high: number },
  method: RankingMethod,
  say: Say,
): string {
  if (method === 'adjusted')
    return low === high ? say('certainty.exact') : say('certainty.between', { low, high });
  return low === high
    ? say('certainty.exact-adjusted', { place: low })
    : say('certainty.between-adjusted', { low, high });
}

/** Where something else than the place decided about the list, chances of the place would only confuse. */
const restsOnPlace = (reason: SelectionReason['type'] | undefined): boolean =>
  reason === undefined || reason === 'place' || reason === 'below' || reason === 'tie';
