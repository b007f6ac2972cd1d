import { tengeToTiyn } from '../../basics/money.ts';
import type { Id } from '../../contest/contest.ts';
import type { OrganisationKind, Project } from '../../following/project.ts';
import { foldForSearch } from '../../language/search-fold.ts';
import type { ContestState } from '../../merge/state.ts';

/** A project that a meeting granted money to and that nobody follows yet, as it may be begun. */
export interface ProposedProject {
  readonly project: Project;
  readonly stage: Id;
  /** The minutes that say so: why the project is followed. */
  readonly minutes: { readonly number: string; readonly date: string };
  readonly sealed: boolean;
}

/** Words as search folds them, each between spaces or as the beginning of one. */
const wordsOfKinds: readonly (readonly [OrganisationKind, readonly string[]])[] = [
  ['university', [' университет', ' universit', ' академия', ' колледж', ' college']],
  ['research-institute', [' институт', ' institut', ' зерттеу', ' исследов', ' research', ' нии ']],
  [
    'company',
    [
      ' тоо ',
      ' жшс ',
      ' ао ',
      ' ак ',
      ' llp ',
      ' jsc ',
      ' ltd ',
      ' компани',
      ' завод',
      ' кх ',
      ' кожалыгы',
    ],
  ],
  ['non-profit', [' коры ', ' фонд', ' бирлести', ' объединени', ' ассоциац', ' foundation']],
  ['state-body', [' мектеб', ' школа', ' гимназия', ' акимат', ' управление']],
  ['individual', [' жк ', ' ип ', ' sole trader ']],
];

/** Two or three names and nothing else. */
const personsName = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)?$/u;

/** What kind an organisation seems to be by its name; a person says what it is. */
export function guessOrganisationKind(name: string): OrganisationKind {
  const folded = ` ${foldForSearch(name).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const found = wordsOfKinds.find(([, words]) => words.some((word) => folded.includes(word)));
  return found?.[0] ?? (personsName.test(name) ? 'individual' : 'other');
}

/**
 * Projects to follow: everything that a meeting on record granted money to and that is not followed yet. Where several
 * meetings did, the one on the later stage says how much. Nothing is recorded by asking, and nothing is proposed twice.
 */
export function supportedProjects(
  state: Pick<ContestState, 'settings' | 'meetings' | 'seals' | 'submissions' | 'following'>,
): readonly ProposedProject[] {
  const proposed = new Map<Id, ProposedProject>();
  for (const { id: stage } of state.settings?.stages ?? []) {
    const meeting = state.meetings.get(stage);
    for (const { submission, granted } of meeting?.grants ?? []) {
      const application = state.submissions.get(submission);
      const isFollowed = (state.following.get(submission)?.project ?? null) !== null;
      if (meeting === undefined || application === undefined || isFollowed) continue;
      if (granted <= 0) {
        proposed.delete(submission);
        continue;
      }
      proposed.set(submission, {
        stage,
        sealed: state.seals.has(stage),
        minutes: { number: meeting.number, date: meeting.date },
        project: {
          submission,
          contract: { number: '', day: '' },
          start: '',
          end: '',
          granted: tengeToTiyn(granted),
          industry: application.nomination,
          organisation: {
            kind: guessOrganisationKind(application.applicant),
            name: application.applicant,
          },
          responsible: '',
          decidedIn: stage,
          closure: null,
        },
      });
    }
  }
  return [...proposed.values()];
}
