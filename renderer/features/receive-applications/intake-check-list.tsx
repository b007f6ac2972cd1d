import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { checkIntake, intakeDemands, isComplete } from '../../../shared/intake/missing-parts.ts';
import { useText } from '../../language/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useFieldName } from './fault-text.ts';

/** What an application lacks of what the contest asks for, and whether it came late; the decision stays a person's. */
export function IntakeCheckList({
  submission,
  documents,
  settings,
}: {
  readonly submission: Submission;
  /** How many documents it has. */
  readonly documents: number;
  readonly settings: ContestSettings;
}) {
  const { t, format } = useText('intake');
  const fieldName = useFieldName();
  const demands = intakeDemands(settings);
  const check = checkIntake(submission, documents, demands);
  const missing = [
    ...check.fields.map((field) => fieldName(field)),
    ...check.documents.map(({ label }) => format.localized(label)),
  ];
  const { received } = submission;
  return (
    <ul className="cell-notes">
      {isComplete(check) ? (
        <li className="good">
          <Icon name="check" size="sm" />
          <span>{t('checkComplete')}</span>
        </li>
      ) : (
        missing.map((name) => (
          <li key={name} className="warning">
            <Icon name="alert" size="sm" />
            <span>{t('checkMissing', { name })}</span>
          </li>
        ))
      )}
      <li className={documents > 0 ? 'good' : 'warning'}>
        <Icon name={documents > 0 ? 'check' : 'info'} size="sm" />
        <span>
          {documents > 0 ? t('checkDocuments', { count: documents }) : t('checkNoDocuments')}
        </span>
      </li>
      {received !== undefined && (
        <li className={check.late ? 'warning' : 'good'}>
          <Icon name={check.late ? 'clock' : 'check'} size="sm" />
          <span>
            {check.late && demands.due !== null
              ? t('checkLate', {
                  date: format.date(received, 'short'),
                  due: format.date(demands.due.day, 'short'),
                })
              : t('checkReceived', { date: format.date(received, 'short') })}
          </span>
        </li>
      )}
    </ul>
  );
}
