import type { ContestSettings, SpecialPrize } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { freeId, noText, replaceById, withoutId } from './draft.ts';
import { moved } from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { CountField } from './number-field.tsx';

function PrizeRow({
  draft,
  onChange,
  prize,
  at,
}: SectionProps & { readonly prize: SpecialPrize; readonly at: number }) {
  const { t, format } = useText('contest-setup');
  const name = format.localized(prize.title) || String(at + 1);
  const set = (prizes: ContestSettings['prizes']) => onChange({ ...draft, prizes });
  return (
    <li data-place={`prize/${prize.id}`}>
      <LocalizedFields
        label={t('prizeNumber', { number: String(at + 1) })}
        value={prize.title}
        onChange={(title) => set(replaceById(draft.prizes, { ...prize, title }))}
        lines
        required
      />
      <MoveButtons
        name={name}
        at={at}
        count={draft.prizes.length}
        onMove={(to) => set(moved(draft.prizes, at, to))}
      />
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('removeNamed', { name })}
        onClick={() => set(withoutId(draft.prizes, prize.id))}
      />
    </li>
  );
}

/** Places that win in each nomination, and the prizes beside them. */
export function PrizesCard({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const add = () => {
    const prize = { id: freeId('prize', draft.prizes), title: noText };
    onChange({ ...draft, prizes: [...draft.prizes, prize] });
  };
  return (
    <Card
      title={t('prizes')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addPrize')}
        </Button>
      }
    >
      <div className="col g3">
        <div className="field-grid">
          <CountField
            label={t('prizePlaces')}
            hint={t('prizePlacesHint')}
            value={draft.prizePlaces}
            least={1}
            most={10}
            onChange={(prizePlaces) => onChange({ ...draft, prizePlaces })}
          />
        </div>
        <p className="meta">{t('prizesHint')}</p>
        <ol className="edit-rows">
          {draft.prizes.map((prize, at) => (
            <PrizeRow key={prize.id} draft={draft} onChange={onChange} prize={prize} at={at} />
          ))}
        </ol>
      </div>
    </Card>
  );
}

/** How many sign a seal, and how annexes name jurors. */
export function SealingCard({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  return (
    <Card title={t('sealing')}>
      <div className="col g3">
        <CheckField
          label={t('sealingTwo')}
          hint={t('sealingTwoHint')}
          checked={draft.sealing === 2}
          onChange={(two) => onChange({ ...draft, sealing: two ? 2 : 1 })}
        />
        <SelectField
          label={t('jurorsShown')}
          value={draft.jurorsShown}
          onChange={(jurorsShown) => onChange({ ...draft, jurorsShown })}
          options={(['named', 'numbered'] as const).map((value) => ({
            value,
            label: t(`jurorsShownAs.${value}`),
          }))}
        />
      </div>
    </Card>
  );
}
