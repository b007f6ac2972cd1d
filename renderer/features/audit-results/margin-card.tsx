import type { AuditMargin } from '../../../shared/results/audit-margin.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type Risk, risks } from './audit-draft.ts';

/** How much would have to be wrong, in sentences. */
function Margin({ margin }: { readonly margin: AuditMargin }) {
  const { t, format } = useText('audit');
  const { sheets, bound, between, total } = margin;
  if (sheets === null) return <p>{t('margin.nothing', { total: format.number(total) })}</p>;
  return (
    <>
      <p className="audit-margin">
        {t('margin.sheets', { number: format.number(sheets), total: format.number(total) })}
      </p>
      {between !== null && (
        <p>
          {between.below === null
            ? t('margin.pass', { above: between.above })
            : t('margin.between', { above: between.above, below: between.below })}
        </p>
      )}
      <p className="meta">{bound === 'proved' ? t('margin.proved') : t('margin.assumed')}</p>
    </>
  );
}

/** How many sheets would have to be wrong to change the winners, and how many are compared for the chosen risk. */
export function MarginCard({
  margin,
  risk,
  sample,
  locked,
  onRisk,
}: {
  readonly margin: AuditMargin;
  readonly risk: Risk;
  readonly sample: number;
  /** A sample was drawn: its size stays. */
  readonly locked: boolean;
  readonly onRisk: (risk: Risk) => void;
}) {
  const { t, format } = useText('audit');
  const { sheets, total } = margin;
  return (
    <Card title={t('margin.title')} className="audit-card">
      <Margin margin={margin} />
      {sheets !== null && (
        <>
          {!locked && (
            <div className="field">
              <span className="label" aria-hidden="true">
                {t('risk.label')}
              </span>
              <Segment
                label={t('risk.label')}
                value={risk}
                onChange={onRisk}
                options={risks.map((value) => ({
                  value,
                  label: format.percent(Number(value) / 100),
                }))}
              />
            </div>
          )}
          <p>
            <b>
              {t('sample.size', { number: format.number(sample), total: format.number(total) })}
            </b>
          </p>
          {!locked && (
            <p className="meta">
              {t('sample.note', {
                margin: format.number(sheets),
                risk: format.percent(Number(risk) / 100),
              })}
            </p>
          )}
        </>
      )}
    </Card>
  );
}
