import {
  quotaSubjects,
  type Quota,
  type StageRegulation,
} from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { CountField, OptionalCountField } from './number-field.tsx';
import type { RulesProps } from './ranking-card.tsx';

/** The list's title names its length ("ТОП-50"), so it follows the number. */
function withTop(advance: NonNullable<StageRegulation['advance']>, top: number) {
  const follow = (text: string) => text.replace(String(advance.top), String(top));
  const { kk, ru, en } = advance.title;
  return { ...advance, top, title: { kk: follow(kk), ru: follow(ru), en: follow(en) } };
}

/** How many go on, over all nominations or within each. */
export function AdvanceCard({ regulation, onRules }: RulesProps) {
  const { t } = useText('contest-setup');
  const { advance } = regulation;
  const first = {
    kk: t('advanceTitle', { lng: 'kk' }),
    ru: t('advanceTitle', { lng: 'ru' }),
    en: t('advanceTitle', { lng: 'en' }),
  };
  return (
    <Card title={t('advance')}>
      <div className="col g3" data-place="advance">
        <CheckField
          label={t('advanceLimited')}
          checked={advance !== null}
          onChange={(on) =>
            onRules({ advance: on ? { top: 50, scope: 'all', title: first } : null })
          }
        />
        {advance !== null && (
          <div className="field-grid">
            <CountField
              label={t('advanceTop')}
              value={advance.top}
              least={1}
              most={100_000}
              onChange={(top) => onRules({ advance: withTop(advance, top) })}
            />
            <SelectField
              label={t('advanceScope')}
              value={advance.scope}
              onChange={(scope) => onRules({ advance: { ...advance, scope } })}
              options={[
                { value: 'all', label: t('scopeAll') },
                { value: 'nomination', label: t('scopeNomination') },
              ]}
            />
          </div>
        )}
        {advance !== null && (
          <LocalizedFields
            label={t('advanceListTitle')}
            value={advance.title}
            onChange={(title) => onRules({ advance: { ...advance, title } })}
          />
        )}
      </div>
    </Card>
  );
}

function QuotaRow({
  quota,
  onChange,
  onRemove,
}: {
  readonly quota: Quota;
  readonly onChange: (quota: Quota) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useText('contest-setup');
  return (
    <li>
      <h3 className="sr">{t(`quotaSubjects.${quota.by}`)}</h3>
      <div className="field-grid grow">
        <SelectField
          label={t('quotaBy')}
          value={quota.by}
          onChange={(by) => onChange({ ...quota, by })}
          options={quotaSubjects.map((value) => ({ value, label: t(`quotaSubjects.${value}`) }))}
        />
        <OptionalCountField
          label={t('quotaMin')}
          value={quota.min}
          least={0}
          most={100_000}
          onChange={(min) => onChange({ ...quota, min })}
        />
        <OptionalCountField
          label={t('quotaMax')}
          value={quota.max}
          least={0}
          most={100_000}
          onChange={(max) => onChange({ ...quota, max })}
        />
      </div>
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('removeNamed', { name: t(`quotaSubjects.${quota.by}`) })}
        onClick={onRemove}
      />
    </li>
  );
}

/** How many of those chosen may, or must, come from one nomination, region, applicant or organisation. */
export function QuotasCard({ regulation, onRules }: RulesProps) {
  const { t } = useText('contest-setup');
  const { quotas } = regulation;
  const unused = quotaSubjects.find((by) => !quotas.some((quota) => quota.by === by));
  return (
    <Card
      title={t('quotas')}
      aside={
        <Button
          icon="plus"
          onClick={() =>
            onRules({ quotas: [...quotas, { by: unused ?? 'nomination', min: null, max: null }] })
          }
        >
          {t('addQuota')}
        </Button>
      }
    >
      <p className="meta">{t('quotasHint')}</p>
      <ol className="edit-rows" data-place="quotas">
        {quotas.map((quota, at) => (
          // Quotas have no names, and one subject may be there twice while it is being edited.
          <QuotaRow
            key={at}
            quota={quota}
            onChange={(next) => onRules({ quotas: quotas.with(at, next) })}
            onRemove={() => onRules({ quotas: quotas.filter((_, other) => other !== at) })}
          />
        ))}
      </ol>
    </Card>
  );
}
