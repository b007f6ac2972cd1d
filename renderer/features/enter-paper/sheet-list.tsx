import type { Id } from '../../../shared/contest/contest.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { PaperSheet } from './paper-work.ts';

const icons: Readonly<Record<SheetStatus, IconName>> = {
  empty: 'circle',
  partial: 'half',
  complete: 'done',
  'handed-in': 'lock',
  disputed: 'alert',
  recused: 'hand',
};

/** The sheets of one juror; each says how far it is. */
export function SheetList({
  sheets,
  current,
  onOpen,
}: {
  readonly sheets: readonly PaperSheet[];
  readonly current: Id | null;
  readonly onOpen: (submission: Id) => void;
}) {
  const { t } = useText('coordinator');
  return (
    <nav className="card paper-list" aria-label={t('paper.sheets')}>
      <ul>
        {sheets.map(({ submission, sheet }) => (
          <li key={submission.id}>
            <button
              type="button"
              className={classNames(submission.id === current && 'on')}
              {...(submission.id === current ? { 'aria-current': true } : {})}
              onClick={() => onOpen(submission.id)}
            >
              <Icon name={icons[sheet.status]} />
              <span>
                <span className="t1">
                  {t('common:submissionNumber', { number: submission.id })}
                </span>{' '}
                <span className="t2">{t(`status.${sheet.status}`)}</span>
                <span className="name">{submission.title}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
