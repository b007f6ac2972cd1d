import type { Id } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import { toSortedByText } from '../language/sort-key.ts';
import { sheetsOfStages } from '../ranking/stage-marks.ts';
import { goesOn } from './goes-on.ts';
import { honoursOf } from './honours.ts';
import { compareIds, oneLine, settingsOf } from './naming.ts';
import { admitted, coachOf } from './participants.ts';
import type { ProofSource } from './proof-source.ts';
import { isUnnamed } from './sheet-source.ts';
import { choosesWinners } from './winners.ts';

/** What letters there are, in the order of a file: decisions first, thanks after them. */
export const letterKinds = [
  'not-admitted',
  'refused',
  'not-selected',
  'not-granted',
  'appeal',
  'juror',
  'coach',
  'participant',
  'partner',
] as const;

export type LetterKind = (typeof letterKinds)[number];

/** A letter, and whom it is to: an application, an appeal, a juror, a coach by name; a partner's has a gap for the name. */
export interface Letter {
  readonly kind: LetterKind;
  readonly about: string;
}

const letters = (kind: LetterKind, about: readonly string[]): readonly Letter[] =>
  about.map((each) => ({ kind, about: each }));

/** Applications that were turned down before anybody scored them; without a reason nobody has decided yet. */
const notAdmitted = ({ state }: ProofSource): readonly Id[] =>
  [...state.submissions.values()]
    .filter(({ eligibility }) => !eligibility.admitted && oneLine(eligibility.reason) !== '')
    .map(({ id }) => id);

/** Applications of a stage that do not go on from it. */
function notSelected({ state, ranking, meeting }: ProofSource): readonly Id[] {
  const going = goesOn(state, ranking, meeting);
  if (going === null) return [];
  const on = new Set(going.submissions);
  const isFirst = settingsOf(state).stages.find(({ scored }) => scored)?.id === ranking.stage;
  return ranking.ranking.submissions
    .filter(({ submission, place }) => !on.has(submission) && (isFirst || place !== null))
    .map(({ submission }) => submission);
}

/** Applications of a final with grants that got none. */
function notGranted({ state, ranking, meeting }: ProofSource): readonly Id[] {
  const grants = meeting?.grants ?? [];
  if (grants.length === 0) return [];
  const given = new Set(
    grants.flatMap(({ submission, granted }) => (granted > 0 ? [submission] : [])),
  );
  const refused = grants.flatMap(({ submission, granted }) => (granted > 0 ? [] : [submission]));
  const judged = choosesWinners(settingsOf(state), ranking.stage)
    ? ranking.ranking.submissions.flatMap(({ submission, place }) =>
        place === null ? [] : [submission],
      )
    : [];
  return [...refused, ...judged].filter((submission) => !given.has(submission));
}

/** Jurors whose sheets of the stage count, by surname. */
function jurorsOf({ state, ranking }: ProofSource): readonly Id[] {
  const counted = sheetsOfStages(state.sheets, (stage) => stage === ranking.stage);
  const ids = new Set(counted.filter((sheet) => sheet.counted).map(({ juror }) => juror));
  const people = [...ids].flatMap((id) => state.people.get(id) ?? []);
  const named = people.filter(({ id }) => !state.blocked.has(subjectName('person', id)));
  return toSortedByText(
    named.toSorted((a, b) => compareIds(a.id, b.id)),
    ({ surname }) => surname,
  ).map(({ id }) => id);
}

const coachesOf = ({ state }: ProofSource): readonly string[] => {
  const named = admitted(state).filter(({ id }) => !isUnnamed(state, id));
  const coaches = new Set(named.map(coachOf).filter((coach) => coach !== ''));
  return toSortedByText([...coaches], (coach) => coach);
};

/**
 * Every letter of a stage: at most one about an application, the gravest first, and thanks to those who were not turned
 * down. Nobody whose data is blocked gets one.
 */
export function lettersOf(source: ProofSource): readonly Letter[] {
  const { state, ranking, meeting } = source;
  const honoured = honoursOf(source).filter(({ type }) => type !== 'merit');
  const taken = new Set(honoured.map(({ submission }) => submission));
  const once = (ids: readonly Id[]): readonly Id[] => {
    const own = [...new Set(ids)]
      .filter((id) => !taken.has(id) && !isUnnamed(state, id))
      .toSorted(compareIds);
    for (const id of own) taken.add(id);
    return own;
  };
  const refused = (meeting?.refusals ?? []).map(({ submission }) => submission);
  const turnedDown = [
    ...letters('not-admitted', once(notAdmitted(source))),
    ...letters('refused', once(refused)),
    ...letters('not-granted', once(notGranted(source))),
    ...letters('not-selected', once(notSelected(source))),
  ];
  const down = new Set(turnedDown.map(({ about }) => about));
  const appeals = (state.appeals.get(ranking.stage) ?? []).filter(
    ({ decision, submission }) => decision !== null && !isUnnamed(state, submission),
  );
  const thanked = admitted(state)
    .map(({ id }) => id)
    .filter((id) => !down.has(id) && !isUnnamed(state, id));
  const all = [
    ...turnedDown,
    ...letters('appeal', appeals.map(({ id }) => id).toSorted(compareIds)),
    ...letters('juror', jurorsOf(source)),
    ...letters('coach', coachesOf(source)),
    ...letters('participant', thanked),
    ...letters('partner', ['']),
  ];
  return all.toSorted((a, b) => letterKinds.indexOf(a.kind) - letterKinds.indexOf(b.kind));
}
