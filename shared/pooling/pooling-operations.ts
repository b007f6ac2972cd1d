import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { PoolEntry } from './pool-entry.ts';
import type { ProposalVerdict } from './proposal-verdict.ts';
import type { RegionTeam } from './region-team.ts';
import type { SelfAssessment } from './self-assessment.ts';

/** Kinds of operations by which pools, teams, self-assessments and proposals are recorded. */
export const poolingKinds = {
  entry: 'pool.set',
  team: 'team.set',
  selfAssessment: 'self-assessment.set',
  verdict: 'proposal.set',
} as const;

/** Says where a project of the pool stands; `reason` where it replaces another's word. */
export const setPoolEntry = (submission: Id, entry: PoolEntry, reason = ''): Action => ({
  kind: poolingKinds.entry,
  key: `pool/${submission}`,
  value: { ...entry, moved: entry.moved === null ? null : { ...entry.moved } },
  reason,
});

/** Says who works in a team; `submission` is the region or project that it belongs to. */
export const setTeam = (submission: Id, id: Id, team: RegionTeam, reason = ''): Action => ({
  kind: poolingKinds.team,
  key: `team/${submission}/${id}`,
  value: {
    ...team,
    tracks: [...team.tracks],
    members: team.members.map((member) => ({ ...member })),
  },
  reason,
});

/** Records how a region's own team sees it on a stage's rubric. */
export const setSelfAssessment = (
  stage: Id,
  submission: Id,
  assessment: SelfAssessment,
  reason = '',
): Action => ({
  kind: poolingKinds.selfAssessment,
  key: `self-assessment/${submission}/${stage}`,
  value: {
    ...assessment,
    scores: { ...assessment.scores },
    comments: { ...assessment.comments },
  },
  reason,
});

/** Records how a proposal was sorted; only headquarters may. */
export const setProposalVerdict = (
  submission: Id,
  verdict: ProposalVerdict,
  reason = '',
): Action => ({
  kind: poolingKinds.verdict,
  key: `proposal/${submission}`,
  value: { ...verdict },
  reason,
});
