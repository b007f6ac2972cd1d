import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { isBlockedApplicant } from './result-leaves.ts';
import type { OutcomeLeaf } from './leaf-values.ts';

/** What every proof of a result is made of. */
export interface ProofSource {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
}

/** Names that are too long for their leaf: the whole ones, which the leaf's hash proves. */
export interface WholeNames {
  readonly submission: string;
  readonly title: string;
  readonly applicant: string;
}

/** The whole names of an application; null where its leaf has them whole. */
export function wholeNames({ state }: ProofSource, leaf: OutcomeLeaf): WholeNames | null {
  if (typeof leaf.title === 'string' && typeof leaf.applicant === 'string') return null;
  const { submission } = leaf;
  const about = state.submissions.get(submission);
  const applicant = isBlockedApplicant(state, submission) ? '' : (about?.applicant ?? '');
  return { submission, title: about?.title ?? '', applicant };
}
