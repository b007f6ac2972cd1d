import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { subjectOf, type Submission } from '../../../shared/contest/submission.ts';
import type { Mapping } from '../../../shared/intake/guess-mapping.ts';

/** What columns of a table of proposals can be; the first one is needed. */
export const proposalColumns = ['title', 'applicant', 'nomination', 'region', 'summary'] as const;

export type ProposalColumn = (typeof proposalColumns)[number];

/** Guessed columns that a proposal has. */
export const proposalMapping = (guessed: Mapping): Mapping =>
  Object.fromEntries(
    proposalColumns.flatMap((id) => {
      const column = guessed[id];
      return column === undefined ? [] : [[id, column] as const];
    }),
  );

/**
 * The contest as a table of proposals is read for it: proposals have no form, and where no column names sections all
 * belong to one.
 */
export const settingsForProposals = (
  settings: ContestSettings,
  section: Id | null,
): ContestSettings => ({
  ...settings,
  stages: [],
  ageGroups: [],
  nominations: settings.nominations.filter(({ id }) => section === null || id === section),
});

/** A number that no application has: "U1", "U2", … in their order. */
function* freeIds(known: ReadonlyMap<Id, unknown>): Generator<Id, never> {
  for (let number = 1; ; number += 1) {
    const id = `U${number}`;
    if (!known.has(id)) yield id;
  }
}

/** The next number of a proposal, which no application has. */
export const nextProposalId = (known: ReadonlyMap<Id, unknown>): Id => freeIds(known).next().value;

const contentOf = ({ title, applicant, nomination, region, summary }: Submission): string =>
  JSON.stringify([title, applicant, nomination, region, summary]);

/** Rows of a table as proposals with numbers of their own; those that the contest has already, or that stood above, are only counted. */
export function asProposals(
  rows: readonly Submission[],
  submissions: ReadonlyMap<Id, Submission>,
): { readonly proposals: readonly Submission[]; readonly known: number } {
  const seen = new Set(
    [...submissions.values()]
      .filter((submission) => subjectOf(submission) === 'proposal')
      .map(contentOf),
  );
  const ids = freeIds(submissions);
  const proposals: Submission[] = [];
  for (const row of rows) {
    const content = contentOf(row);
    if (seen.has(content)) continue;
    seen.add(content);
    const { received: _received, ...rest } = row;
    proposals.push({
      ...rest,
      id: ids.next().value,
      subject: 'proposal',
      eligibility: { admitted: true, reason: '' },
    });
  }
  return { proposals, known: rows.length - proposals.length };
}
