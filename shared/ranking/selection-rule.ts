import { type Rational, milliToRational } from '../basics/rational.ts';
import type { ContestSettings, Id, Quota, Stage } from '../contest/contest.ts';
import type { ContestState } from '../merge/state.ts';
import { applicantGroups, organisationGroups } from './applicant-groups.ts';
import { compareIds } from './compare-ids.ts';
import type { QuotaBy, SelectionRule, SubmissionGroups } from './selection.ts';

/** What of a selection a person may ask for instead of what the regulation says; nothing of it is stored. */
export interface SelectionOptions {
  readonly top?: number;
  /** Where the seats are counted. */
  readonly scope?: 'nomination' | 'all';
  /** Null: none. */
  readonly passMark?: Rational | null;
  readonly leastSheets?: number;
  readonly quotas?: readonly Quota[];
}

type GroupsBySubmission = Readonly<Record<QuotaBy, ReadonlyMap<string, string>>>;

const sorted = (groups: Iterable<string>): readonly string[] =>
  [...new Set(groups)].sort(compareIds);

/** What a person knows of the submissions of a table, as a rule for selecting. */
export function selectionRule(
  groups: GroupsBySubmission,
  all: Partial<SelectionRule['groups']>,
  rule: Omit<SelectionRule, 'groupsOf' | 'groups'>,
): SelectionRule {
  const groupsOf = new Map<string, SubmissionGroups>();
  for (const { by } of rule.quotas) {
    for (const [submission, group] of groups[by])
      groupsOf.set(submission, { ...groupsOf.get(submission), [by]: group });
  }
  return {
    ...rule,
    groupsOf,
    groups: {
      nomination: all.nomination ?? sorted(groups.nomination.values()),
      region: all.region ?? sorted(groups.region.values()),
      applicant: all.applicant ?? sorted(groups.applicant.values()),
      organisation: all.organisation ?? sorted(groups.organisation.values()),
    },
  };
}

/**
 * How the regulation of a stage makes its list; null where it has none and nobody asks for one. Without a quota by
 * applicant or organisation nobody's name is looked at. The regulation knows no least number of sheets.
 */
export function selectionRuleOf(
  state: Pick<ContestState, 'settings' | 'submissions'>,
  stage: Pick<Stage, 'regulation'>,
  options: SelectionOptions = {},
): SelectionRule | null {
  const { advance, passMark, quotas: regulated } = stage.regulation;
  const top = options.top ?? advance?.top;
  if (top === undefined) return null;
  const quotas = options.quotas ?? regulated;
  const asked = new Set(quotas.map(({ by }) => by));
  const submissions = [...state.submissions.values()].filter(
    ({ eligibility }) => eligibility.admitted,
  );
  const { regions = [], nominations = [] }: Partial<ContestSettings> = state.settings ?? {};
  const none: ReadonlyMap<Id, Id> = new Map();
  return selectionRule(
    {
      nomination: new Map(submissions.map(({ id, nomination }) => [id, nomination])),
      region: new Map(
        submissions.flatMap(({ id, region }) => (region === null ? [] : [[id, region] as const])),
      ),
      applicant: asked.has('applicant') ? applicantGroups(submissions) : none,
      organisation: asked.has('organisation') ? organisationGroups(submissions) : none,
    },
    { nomination: nominations.map(({ id }) => id), region: regions },
    {
      top,
      scope: options.scope ?? advance?.scope ?? 'nomination',
      passMark:
        options.passMark === undefined
          ? passMark === null
            ? null
            : milliToRational(passMark)
          : options.passMark,
      leastSheets: options.leastSheets ?? null,
      quotas,
    },
  );
}
