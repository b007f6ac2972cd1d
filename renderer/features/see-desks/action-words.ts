import type { Operation } from '../../../shared/log/operation.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';

/** What an action is about, by the first part of its key. */
const subjects = {
  contest: ['founding', 'contest'],
  people: ['person', 'juror', 'consent'],
  applications: ['submission', 'document', 'duplicate'],
  assignment: ['assignment', 'calibration', 'recusal', 'reopening'],
  interests: ['interest'],
  keys: ['key', 'key-state', 'key-revocation', 'key-rights', 'approval', 'recipient', 'log'],
  scores: ['score', 'comment', 'sheet'],
  settling: ['quarantine', 'fork', 'withdrawal'],
  meeting: ['meeting'],
  sealing: ['seal', 'seal-confirm', 'cut-off'],
  appeals: ['appeal'],
  publication: ['publication'],
  audit: ['audit'],
  projects: [
    'project',
    'milestone',
    'payment',
    'spending',
    'indicator',
    'fact',
    'visit',
    'risk',
    'monitoring',
  ],
  final: ['running-order', 'turn', 'budget', 'final-attendance'],
  pool: ['pool', 'team', 'self-assessment', 'proposal'],
  tournament: ['draw', 'match'],
  data: ['block', 'access'],
  desks: ['desk', 'desk-seen'],
} as const;

type Subject = keyof typeof subjects | 'other';

const subjectOf: ReadonlyMap<string, Subject> = new Map(
  (Object.keys(subjects) as (keyof typeof subjects)[]).flatMap((subject) =>
    subjects[subject].map((prefix) => [prefix, subject] as const),
  ),
);

/** What was recorded, in a sentence without any person's name, and the stage or application that it is about. */
export function actionWords(
  { kind, key }: Pick<Operation, 'kind' | 'key'>,
  state: Pick<ContestState, 'settings' | 'submissions'>,
  { t, format }: Text<'see-desks'>,
): { readonly what: string; readonly about: string } {
  const [prefix = '', ...parts] = key.split('/');
  const subject = kind === resolutionKinds.resolve ? 'settling' : subjectOf.get(prefix);
  const stage = state.settings?.stages.find(({ id }) => parts.includes(id));
  const number = parts.find((part) => state.submissions.has(part));
  const about = [
    ...(stage === undefined ? [] : [format.localized(stage.title)]),
    ...(number === undefined ? [] : [t('common:submissionNumber', { number })]),
  ];
  return { what: t(`action.${subject ?? 'other'}`), about: about.join(', ') };
}
