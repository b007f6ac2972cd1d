import type { Action } from '../../../shared/contest/action.ts';
import { assignJurors, setCalibration } from '../../../shared/contest/contest-operations.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setJurorDetails } from '../../../shared/contest/juror-details.ts';
import type { AssigningFacts } from './assigning-facts.ts';
import { type ChangedPanel, changesOf, type Panels, panelIn, withPanels } from './panels.ts';

/** What a person worked out and has not recorded yet. */
export interface Draft {
  /** Panels that differ from what is recorded; the others are as recorded, whatever comes in meanwhile. */
  readonly panels: Panels;
  /** Why a sheet that was handed in is taken off its panel, by submission. */
  readonly reasons: ReadonlyMap<Id, string>;
  /** Jurors who are to be marked as having left. */
  readonly leaving: ReadonlySet<Id>;
  /** Submissions that the whole jury begins with; null = as it is. */
  readonly calibration: readonly Id[] | null;
}

export const emptyDraft: Draft = {
  panels: new Map(),
  reasons: new Map(),
  leaving: new Set(),
  calibration: null,
};

/** Panels as they would be: recorded ones with the draft's over them. */
export const panelsWith = ({ recorded }: Pick<AssigningFacts, 'recorded'>, draft: Draft): Panels =>
  new Map([...recorded].map(([id, panel]) => [id, draft.panels.get(id) ?? panel]));

/** A draft with panels changed; `reason` where a handed-in sheet is taken off. */
export function draftWith(
  { recorded }: Pick<AssigningFacts, 'recorded'>,
  draft: Draft,
  { panels, reason = '' }: { readonly panels: Panels; readonly reason?: string },
): Draft {
  const reasons = new Map(draft.reasons);
  if (reason !== '') for (const submission of panels.keys()) reasons.set(submission, reason);
  return { ...draft, panels: withPanels(recorded, draft.panels, panels), reasons };
}

/** What a draft changes of panels that take part still, in the order of the submissions. */
export function draftChanges(
  { recorded, submissions }: Pick<AssigningFacts, 'recorded' | 'submissions'>,
  draft: Draft,
): readonly ChangedPanel[] {
  const ordered: Panels = new Map(
    submissions.flatMap(({ id }) => {
      const panel = draft.panels.get(id);
      return panel === undefined ? [] : [[id, panel] as const];
    }),
  );
  return changesOf(recorded, ordered);
}

/** Everything a draft comes to, as one step to be signed. */
export function draftActions(facts: AssigningFacts, draft: Draft): readonly Action[] {
  const { stage, state } = facts;
  const told = state.calibration.get(stage.id) ?? [];
  const { calibration } = draft;
  const isNew = calibration !== null && calibration.join() !== told.join();
  return [
    ...[...draft.leaving].map((juror) =>
      setJurorDetails(juror, { ...facts.details(juror), left: true }),
    ),
    ...draftChanges(facts, draft).map(({ submission, jurors }) => {
      const action = assignJurors(stage.id, submission, jurors);
      const reason = draft.reasons.get(submission);
      return reason === undefined ? action : { ...action, reason };
    }),
    ...(isNew ? [setCalibration(stage.id, calibration)] : []),
  ];
}

/** How many sheets a juror gets and gives away. */
export interface JurorChange {
  readonly juror: Id;
  readonly added: number;
  readonly removed: number;
}

/** Whom a draft concerns, who gets most first. */
export function jurorChanges(changes: readonly ChangedPanel[]): readonly JurorChange[] {
  const counts = new Map<Id, { added: number; removed: number }>();
  const count = (juror: Id): { added: number; removed: number } => {
    const known = counts.get(juror) ?? { added: 0, removed: 0 };
    counts.set(juror, known);
    return known;
  };
  for (const { added, removed } of changes) {
    for (const juror of added) count(juror).added += 1;
    for (const juror of removed) count(juror).removed += 1;
  }
  return [...counts]
    .map(([juror, own]) => ({ juror, ...own }))
    .toSorted((a, b) => b.added - a.added || b.removed - a.removed || (a.juror < b.juror ? -1 : 1));
}

/** Jurors who have an invitation already and would not know of the change without a new one. */
export const toInviteAnew = (
  { state }: Pick<AssigningFacts, 'state'>,
  changes: readonly ChangedPanel[],
): readonly Id[] => {
  const enrolled = new Set(
    [...state.keys.values()].flatMap(({ person, state: standing }) =>
      standing === 'revoked' || standing === 'refused' ? [] : [person],
    ),
  );
  return jurorChanges(changes).flatMap(({ juror }) => {
    const ticket = state.people.get(juror)?.ticket ?? null;
    return ticket !== null || enrolled.has(juror) ? [juror] : [];
  });
};

/** True where a juror's part of a draft is more than what was recorded of the panel. */
export const isNewOn = (
  { recorded }: Pick<AssigningFacts, 'recorded'>,
  submission: Id,
  juror: Id,
): boolean => !panelIn(recorded, submission).includes(juror);
