import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { CheckField } from '../../ui/field.tsx';
import { useAssigningView } from './assigning-view.ts';
import type { ApartSheets } from './top-up-needs.ts';

const shown = 20;

/** Submissions whose sheets differ by the regulation's threshold: one more juror, or a word in the meeting. */
export function ApartCard({
  apart,
  chosen,
  onChoose,
}: {
  readonly apart: readonly ApartSheets[];
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}) {
  const { t, format } = useText('assign');
  const { ground } = useAssigningView();
  const { discrepancy } = ground.facts.stage.regulation;
  if (discrepancy === null)
    return (
      <Card title={t('top.apart.title')}>
        <p className="muted">{t('top.apart.unsaid')}</p>
      </Card>
    );
  const threshold = format.score(discrepancy.threshold);
  const open = apart.filter(({ asked }) => !asked);
  return (
    <Card title={t('top.apart.title')}>
      <div className="col g3">
        <p>
          {apart.length === 0
            ? t('top.apart.none', { threshold })
            : t('top.apart.found', { count: apart.length, threshold })}
        </p>
        {apart.length > 0 && (
          <ul className="assign-list">
            {apart.slice(0, shown).map(({ submission, difference, asked }) => (
              <li key={submission}>
                {t(asked ? 'top.apart.asked' : 'top.apart.one', {
                  number: submission,
                  difference: format.rational(difference, 1),
                })}
              </li>
            ))}
            {apart.length > shown && <li>{t('short.more', { count: apart.length - shown })}</li>}
          </ul>
        )}
        {discrepancy.action === 'discuss-in-meeting' && <p>{t('top.apart.discuss')}</p>}
        {discrepancy.action === 'one-more-juror' && open.length > 0 && (
          <CheckField
            label={t('top.apart.ask', { count: open.length })}
            checked={chosen}
            onChange={onChoose}
          />
        )}
      </div>
    </Card>
  );
}
