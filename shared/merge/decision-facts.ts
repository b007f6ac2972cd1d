import type { ContestState } from './state.ts';

/** What headquarters recorded of the commission's decisions, by stage. */
export type DecisionFacts = Pick<
  ContestState,
  'meetings' | 'meetingVersions' | 'seals' | 'appeals' | 'publications' | 'audits'
>;

/** Where nothing of the kind was said. */
export const noDecisionFacts: DecisionFacts = {
  meetings: new Map(),
  meetingVersions: new Map(),
  seals: new Map(),
  appeals: new Map(),
  publications: new Map(),
  audits: new Map(),
};
