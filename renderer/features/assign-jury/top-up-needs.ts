import type { GreySubmission } from '../../../shared/assigning/where-sheets-matter.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  apartBy,
  type ApartSheets as ApartSubmission,
  widestFirst,
} from '../../../shared/ranking/discrepancies.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import { sheetTotal } from '../../../shared/scoring/score-sheet.ts';
import { atWork, standingIn } from './assigning-facts.ts';
import { objectionTo, type PanelGround, wantedBy } from './panel-rules.ts';
import { type Panels, panelIn } from './panels.ts';

/** Why a sheet of a panel will not come. */
export type LossReason = 'recused' | 'left' | 'interest' | 'other';

/** A sheet that will not come, or shall not, and has nobody in its place yet. */
export interface LostSheet {
  readonly submission: Id;
  readonly juror: Id;
  readonly reason: LossReason;
}

function lossOf(
  ground: PanelGround,
  pair: { readonly submission: Id; readonly juror: Id },
): LossReason | null {
  const standing = standingIn(ground.facts, pair.submission, pair.juror);
  if (standing === 'recused') return 'recused';
  if (standing === 'handed-in') return null;
  switch (objectionTo(ground, pair, [])) {
    case 'left':
      return 'left';
    case 'interest':
      return 'interest';
    case 'organisation':
    case 'nomination':
      return 'other';
    case 'recused':
      return 'recused';
    case 'there':
    case 'region':
    case null:
      return null;
  }
}

/**
 * Sheets that will not come: of recusals, of jurors who left or leave, and of conflicts that were declared after the
 * assignment. Where a panel has as many others as the rule asks for, somebody is in their place already.
 */
export function lostSheets(ground: PanelGround, panels: Panels): readonly LostSheet[] {
  return ground.facts.submissions.flatMap((submission) => {
    const panel = panelIn(panels, submission.id);
    const lost = panel.flatMap((juror): LostSheet[] => {
      const reason = lossOf(ground, { submission: submission.id, juror });
      return reason === null ? [] : [{ submission: submission.id, juror, reason }];
    });
    if (lost.length === 0) return [];
    // Where the whole jury judges, nobody can come in somebody's place.
    if (ground.facts.stage.assignment.jurorsPerSubmission === 'all') return [];
    const missing = wantedBy(ground, submission) - (panel.length - lost.length);
    return lost.slice(0, Math.max(0, missing));
  });
}

/** How many sheets are missing by submission. */
export function countBySubmission(
  sheets: readonly { readonly submission: Id }[],
): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const { submission } of sheets) counts.set(submission, (counts.get(submission) ?? 0) + 1);
  return counts;
}

/** A submission whose sheets lie apart, and what was done about it. */
export interface ApartSheets extends ApartSubmission {
  /** True where one more juror was asked already. */
  readonly asked: boolean;
}

/** Submissions by how far their counted sheets lie apart, widest first; none where the regulation says nothing of it. */
export function apartSheets(ground: PanelGround, panels: Panels): readonly ApartSheets[] {
  const { facts } = ground;
  const { stage, state } = facts;
  const { discrepancy } = stage.regulation;
  if (discrepancy === null) return [];
  return widestFirst(
    facts.submissions.flatMap((submission): ApartSheets[] => {
      const totals = panelIn(panels, submission.id).flatMap((juror) => {
        const sheet = state.sheets.get(sheetKey(stage.id, submission.id, juror));
        const isCounted = sheet?.counted === true && sheet.status !== 'recused';
        const total = isCounted ? sheetTotal(sheet, stage, submission.nomination) : null;
        return total === null ? [] : [total];
      });
      const difference = apartBy(totals, discrepancy);
      if (difference === null) return [];
      const asked = atWork(facts, panels, submission.id).length > wantedBy(ground, submission);
      return [{ submission: submission.id, difference, asked }];
    }),
  );
}

/** Submissions of which it is not sure on which side of the cut line they are. */
export const greyZone = ({ ranking }: StageRanking): readonly GreySubmission[] =>
  ranking.submissions.flatMap(({ submission, zone, pTop }) =>
    zone === 'grey' && pTop !== null ? [{ submission, pTop }] : [],
  );
