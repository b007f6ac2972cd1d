import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { Grant } from '../../../shared/deciding/meeting.ts';
import { type GrantBudget, grantBudget, grantFaults } from '../../../shared/results/grants.ts';
import type { GrantDraft } from './meeting-draft.ts';
import { parseTenge } from './typed-values.ts';

/** A grant as far as it can be read; a sum that cannot be read counts as nothing. */
const asRead = ({ submission, requested, granted, reason }: GrantDraft): Grant => ({
  submission,
  requested: parseTenge(requested),
  granted: parseTenge(granted) ?? 0,
  reason,
});

/** What the grants of a form come to as they are being typed. */
export const typedBudget = (
  grants: readonly GrantDraft[],
  rules: ContestSettings['grants'],
): GrantBudget => grantBudget(grants.map(asRead), rules);

/** What the regulation does not allow about one grant. */
export type GrantFault = 'over-project' | 'over-request' | 'partial';

/** What of the regulation a grant breaks: more than one project may get, more than was asked, less where all or nothing. */
export function typedFaults(
  grant: GrantDraft,
  rules: ContestSettings['grants'],
): readonly GrantFault[] {
  const { overProject, overRequest, partial } = grantFaults([asRead(grant)], rules);
  return [
    ...(overProject.length > 0 ? (['over-project'] as const) : []),
    ...(overRequest.length > 0 ? (['over-request'] as const) : []),
    ...(partial.length > 0 ? (['partial'] as const) : []),
  ];
}
