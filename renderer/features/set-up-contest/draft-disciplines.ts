import type { Id } from '../../../shared/contest/contest.ts';
import type { Discipline, Penalty } from '../../../shared/contest/discipline.ts';
import { type Draft, freeId, noText } from './draft.ts';

/** The stage whose results a new discipline's are: one that scores nothing and is of the same kind as others', else the last. */
const stageFor = ({ stages, disciplines }: Draft): Id =>
  disciplines[0]?.stage ?? stages.findLast(({ scored }) => !scored)?.id ?? stages.at(-1)?.id ?? '';

/** Nominations that have no discipline yet. */
export const freeNominations = ({ nominations, disciplines }: Draft): Draft['nominations'] =>
  nominations.filter(({ id }) => !disciplines.some(({ nomination }) => nomination === id));

/** The draft with a round robin of three points a win for a nomination that had none. */
export function withNewDiscipline(draft: Draft, nomination: Id): Draft {
  const discipline: Discipline = {
    nomination,
    stage: stageFor(draft),
    system: 'round-robin',
    finalOfTwo: false,
    thirdPlace: false,
    points: { win: 3, draw: 1, loss: 0 },
    bestOf: 1,
    rounds: null,
    heats: 3,
    counted: 'best',
    seconds: null,
    penalties: [],
    tieBreak: ['head-to-head', 'goal-difference', 'goals'],
  };
  return { ...draft, disciplines: [...draft.disciplines, discipline] };
}

export const withDiscipline = (draft: Draft, next: Discipline): Draft => ({
  ...draft,
  disciplines: draft.disciplines.map((each) => (each.nomination === next.nomination ? next : each)),
});

export const withoutDiscipline = (draft: Draft, nomination: Id): Draft => ({
  ...draft,
  disciplines: draft.disciplines.filter((each) => each.nomination !== nomination),
});

/** A penalty that takes nothing off yet. */
export const newPenalty = (penalties: readonly Penalty[]): Penalty => ({
  id: freeId('penalty', penalties),
  title: noText,
  points: 0,
  seconds: 0,
});
