import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { type JurorDetails, noDetails } from '../../../shared/contest/juror-details.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { type Submission, subjectOf } from '../../../shared/contest/submission.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { listStage } from '../../../shared/ranking/rank-stage.ts';
import { finalistsOf } from '../../../shared/results/finalists.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import { type Panels, pairName, panelIn } from './panels.ts';

/** How far a sheet is, as far as headquarters knows. */
export type SheetStanding = 'open' | 'begun' | 'handed-in' | 'recused';

/** Everything assigning looks at in one stage. */
export interface AssigningFacts {
  readonly state: ContestState;
  readonly stage: Stage;
  /** Submissions that take part, in the order of their numbers. */
  readonly submissions: readonly Submission[];
  /** True where nobody said yet who goes on to this stage. */
  readonly everybody: boolean;
  /** All jurors, also those who left, in the order of their names. */
  readonly jurors: readonly Person[];
  readonly details: (juror: Id) => JurorDetails;
  /** Panels as they are recorded, one for each submission. */
  readonly recorded: Panels;
  /** Sheets that are more than assigned, by `pairName`. */
  readonly standings: ReadonlyMap<string, SheetStanding>;
  /** Pairs with a declared conflict of interest. */
  readonly interests: ReadonlySet<string>;
}

const standingOf = ({ status, counted }: Sheet): SheetStanding => {
  if (status === 'recused') return 'recused';
  if (counted || status === 'handed-in' || status === 'disputed') return 'handed-in';
  return status === 'empty' ? 'open' : 'begun';
};

/** Stages in which sheets are filled in. */
export const scoredStages = (state: ContestState): readonly Stage[] =>
  (state.settings?.stages ?? []).filter(({ scored, criteria }) => scored && criteria.length > 0);

/**
 * Whom the meeting on a stage let go on: those it named, else the list of the regulation, else its winners. Nobody before
 * it met. A list that rests on the model of severity is not made again here: there the meeting's winners stand for it.
 */
function chosenIn(state: ContestState, stage: Id): readonly Id[] {
  const meeting = state.meetings.get(stage);
  if (meeting === undefined) return [];
  const ranking = meeting.finalists === null ? listStage(state, stage) : null;
  const going = ranking === null ? meeting.finalists : finalistsOf(ranking, meeting);
  return going ?? meeting.winners.map(({ submission }) => submission);
}

/** Who takes part, of the stage's subject: in the first stage all that are admitted, later those a meeting chose or who are assigned already. */
function participants(
  state: ContestState,
  stage: Stage,
): Pick<AssigningFacts, 'submissions' | 'everybody'> {
  const admitted = [...state.submissions.values()]
    .filter((each) => each.eligibility.admitted && subjectOf(each) === stage.subject)
    .toSorted((a, b) => compareNumbers(a.id, b.id));
  const stages = scoredStages(state).filter(({ subject }) => subject === stage.subject);
  const at = stages.findIndex(({ id }) => id === stage.id);
  if (at <= 0) return { submissions: admitted, everybody: false };
  const before = stages[at - 1]?.id ?? '';
  const chosen = new Set(chosenIn(state, before));
  const going = admitted.filter(
    ({ id }) => chosen.has(id) || (state.assignments.get(`${stage.id}/${id}`) ?? []).length > 0,
  );
  return going.length > 0
    ? { submissions: going, everybody: false }
    : { submissions: admitted, everybody: true };
}

/** Reads a stage out of the contest. */
export function assigningFacts(state: ContestState, stage: Stage): AssigningFacts {
  const { submissions, everybody } = participants(state, stage);
  const recorded: Panels = new Map(
    submissions.map(({ id }) => [id, state.assignments.get(`${stage.id}/${id}`) ?? []]),
  );
  const standings = new Map<string, SheetStanding>();
  for (const [submission, panel] of recorded) {
    for (const juror of panel) {
      const sheet = state.sheets.get(sheetKey(stage.id, submission, juror));
      const standing = sheet === undefined ? 'open' : standingOf(sheet);
      if (standing !== 'open') standings.set(pairName(submission, juror), standing);
    }
  }
  // A recusal holds whether or not its juror is on the panel still.
  for (const recusal of state.recusals)
    if (recusal.stage === stage.id)
      standings.set(pairName(recusal.submission, recusal.juror), 'recused');
  return {
    state,
    stage,
    submissions,
    everybody,
    jurors: toSortedByText(
      [...state.people.values()].filter(({ role }) => role === 'juror'),
      fullName,
    ),
    details: (juror) => state.jurorDetails.get(juror) ?? noDetails,
    recorded,
    standings,
    interests: new Set(
      state.interests.flatMap(({ submission, juror, state: said }) =>
        said === 'declared' ? [pairName(submission, juror)] : [],
      ),
    ),
  };
}

/** The same contest with jurors gone who are about to leave. */
export const factsWithout = (facts: AssigningFacts, leaving: ReadonlySet<Id>): AssigningFacts =>
  leaving.size === 0
    ? facts
    : {
        ...facts,
        details: (juror) =>
          leaving.has(juror) ? { ...facts.details(juror), left: true } : facts.details(juror),
      };

export const standingIn = (
  { standings }: Pick<AssigningFacts, 'standings'>,
  submission: Id,
  juror: Id,
): SheetStanding => standings.get(pairName(submission, juror)) ?? 'open';

/** True where a juror's sheet counts, or will: not one who recused, and of who left only what was handed in. */
export function isAtWork(facts: AssigningFacts, submission: Id, juror: Id): boolean {
  const standing = standingIn(facts, submission, juror);
  if (standing === 'recused') return false;
  return standing === 'handed-in' || !facts.details(juror).left;
}

/** Those of a panel whose sheets count or will. */
export const atWork = (facts: AssigningFacts, panels: Panels, submission: Id): readonly Id[] =>
  panelIn(panels, submission).filter((juror) => isAtWork(facts, submission, juror));

/** Sheets by juror, of everyone who could be asked. */
export function loadsOf(facts: AssigningFacts, panels: Panels): ReadonlyMap<Id, number> {
  const loads = new Map<Id, number>(
    facts.jurors.flatMap(({ id }) => (facts.details(id).left ? [] : [[id, 0] as const])),
  );
  for (const [submission, panel] of panels)
    for (const juror of panel)
      if (isAtWork(facts, submission, juror)) loads.set(juror, (loads.get(juror) ?? 0) + 1);
  return loads;
}
