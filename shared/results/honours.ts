import type { LocalizedText } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import { grandPrixId } from './ceremony-awards.ts';
import { goesOn } from './goes-on.ts';
import { compareIds, settingsOf } from './naming.ts';
import type { ProofSource } from './proof-source.ts';
import { choosesWinners, winnersOf } from './winners.ts';

/** Something an application is honoured for, each with a diploma of its own. */
export type Honour =
  | {
      readonly type: 'place';
      readonly submission: Id;
      readonly nomination: Id;
      readonly place: number;
    }
  | { readonly type: 'grand-prix'; readonly submission: Id; readonly nomination: Id }
  | {
      readonly type: 'prize';
      readonly submission: Id;
      readonly nomination: Id;
      readonly title: LocalizedText;
    }
  /** A finalist who won nothing. */
  | { readonly type: 'merit'; readonly submission: Id; readonly nomination: Id };

/**
 * Who may be called a finalist of a stage: those who go on from it, or, of the last stage behind another one, everybody
 * who has a place in it.
 */
function finalists({ state, ranking, meeting }: ProofSource): readonly Id[] {
  const going = goesOn(state, ranking, meeting);
  if (going !== null) return going.submissions;
  const settings = settingsOf(state);
  const scored = settings.stages.filter((stage) => stage.scored);
  const isFinal = scored.length > 1 && choosesWinners(settings, ranking.stage);
  if (!isFinal) return [];
  return ranking.ranking.submissions
    .filter(({ place }) => place !== null)
    .map(({ submission }) => submission)
    .toSorted(compareIds);
}

/**
 * Every honour of a stage as the commission decided, or on a draft as the ranking proposes: grand prix, places by
 * nomination, special prizes, then finalists without a prize.
 */
export function honoursOf(source: ProofSource): readonly Honour[] {
  const { state, ranking, meeting } = source;
  const nominationOf = (submission: Id): Id => state.submissions.get(submission)?.nomination ?? '';
  const places = winnersOf(settingsOf(state), ranking, meeting).map((winner): Honour => ({
    type: 'place',
    ...winner,
  }));
  const prizes = (meeting?.prizes ?? []).map(({ id, title, submission }): Honour => {
    const nomination = nominationOf(submission);
    return id === grandPrixId
      ? { type: 'grand-prix', submission, nomination }
      : { type: 'prize', submission, nomination, title };
  });
  const honoured = new Set([...places, ...prizes].map(({ submission }) => submission));
  const merits = finalists(source)
    .filter((submission) => !honoured.has(submission))
    .map((submission): Honour => ({
      type: 'merit',
      submission,
      nomination: nominationOf(submission),
    }));
  return [
    ...prizes.filter(({ type }) => type === 'grand-prix'),
    ...places,
    ...prizes.filter(({ type }) => type === 'prize'),
    ...merits,
  ];
}
