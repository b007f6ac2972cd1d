import type { Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import { awardedTotal, proposedTotal } from '../../../shared/pitching/budget.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FinalSubject } from './final-facts.ts';

/** Who changed a project's amounts, when and why, the newest first. */
export function BudgetHistory({
  subject,
  submission,
  onClose,
}: {
  readonly subject: FinalSubject;
  readonly submission: Id;
  readonly onClose: () => void;
}) {
  const { t, format, language } = useText('final');
  const { state, stage } = subject;
  const versions = state.budgetVersions.get(`${stage.id}/${submission}`) ?? [];
  const nameOf = (key: (typeof versions)[number]['by']): string => {
    const person = state.people.get(state.keys.get(key)?.person ?? '');
    return person === undefined ? t('budget.unknownKey') : fullName(person);
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('budget.historyOf', { submission })}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <ol className="budget-history">
        {versions.toReversed().map(({ budget, by, wallClock, reason }, at) => (
          <li key={at}>
            <p>
              <b>
                {t('budget.sums', {
                  proposed: formatTiyn(proposedTotal(budget), language),
                  awarded: formatTiyn(awardedTotal(budget), language),
                })}
              </b>
            </p>
            <p>{reason}</p>
            <p className="meta">
              {t('budget.who', {
                name: nameOf(by),
                date: format.date(wallClock, 'short'),
                time: format.time(wallClock),
              })}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
