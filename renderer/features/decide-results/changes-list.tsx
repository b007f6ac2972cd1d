import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { meetingChanges } from '../../../shared/results/meeting-changes.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';

/** What differs between two versions of a meeting, in the words of the minutes. */
export function ChangesList({
  subject,
  before,
  now,
}: {
  readonly subject: StageSubject;
  readonly before: Meeting;
  readonly now: Meeting;
}) {
  const { t, language } = useText('decide');
  const changes = meetingChanges({ state: subject.state, language }, before, now);
  if (changes.length === 0) return <p className="meta">{t('versions.same')}</p>;
  return (
    <dl className="changes">
      {changes.map(({ field, was, is }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>
              <span className="sr">{t('versions.was')} </span>
              {was}
            </del>
            <ins>
              <span className="sr">{t('versions.is')} </span>
              {is}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
