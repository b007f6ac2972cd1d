import { milli } from '../../../shared/basics/points.ts';
import { discrepancyActions } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { NumberField } from './number-field.tsx';
import type { RulesProps } from './ranking-card.tsx';

/** What follows where two sheets of one application differ much. */
export function DiscrepancyCard({ regulation, onRules }: RulesProps) {
  const { t } = useText('contest-setup');
  const { discrepancy } = regulation;
  return (
    <Card title={t('discrepancy')}>
      <div className="col g3" data-place="discrepancy">
        <CheckField
          label={t('discrepancyRuled')}
          checked={discrepancy !== null}
          onChange={(on) =>
            onRules({
              discrepancy: on ? { threshold: milli(3000), action: 'one-more-juror' } : null,
            })
          }
        />
        {discrepancy !== null && (
          <div className="field-grid">
            <NumberField
              label={t('discrepancyThreshold')}
              hint={t('discrepancyHint')}
              value={discrepancy.threshold}
              accepts={(value) => value > 0}
              onChange={(threshold) => {
                if (threshold !== null) onRules({ discrepancy: { ...discrepancy, threshold } });
              }}
            />
            <SelectField
              label={t('discrepancyAction')}
              value={discrepancy.action}
              onChange={(action) => onRules({ discrepancy: { ...discrepancy, action } })}
              options={discrepancyActions.map((value) => ({
                value,
                label: t(`discrepancyActions.${value}`),
              }))}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
