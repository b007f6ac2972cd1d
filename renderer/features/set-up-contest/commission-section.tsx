import type { CommissionMember } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { PrizesCard, SealingCard } from './decisions-cards.tsx';
import { freeId, withMember, withoutMember } from './draft.ts';
import { moved } from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { CountField } from './number-field.tsx';

const roles = ['chair', 'deputy', 'member', 'secretary'] as const;

function MemberRow({
  draft,
  onChange,
  member,
  number,
}: SectionProps & { readonly member: CommissionMember; readonly number: number }) {
  const { t } = useText('contest-setup');
  const set = (part: Partial<CommissionMember>) =>
    onChange(withMember(draft, { ...member, ...part }));
  const name = member.name || t(`memberRoles.${member.role}`);
  return (
    <li data-place={`member/${member.id}`}>
      <div className="member-fields grow">
        <TextField
          label={t('memberName', { number: String(number) })}
          value={member.name}
          onChange={(name) => set({ name })}
        />
        <SelectField
          label={t('memberRole')}
          value={member.role}
          onChange={(role) => set({ role })}
          options={roles.map((value) => ({ value, label: t(`memberRoles.${value}`) }))}
        />
        <CheckField label={t('votes')} checked={member.vote} onChange={(vote) => set({ vote })} />
      </div>
      <MoveButtons
        name={name}
        at={number - 1}
        count={draft.commission.length}
        onMove={(to) => onChange({ ...draft, commission: moved(draft.commission, number - 1, to) })}
      />
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('removeNamed', { name })}
        onClick={() => onChange(withoutMember(draft, member.id))}
      />
    </li>
  );
}

function QuorumCard({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const { numerator, denominator } = draft.quorum;
  const set = (present: number, parts: number) =>
    onChange({
      ...draft,
      quorum: { numerator: Math.min(present, parts), denominator: parts },
    });
  return (
    <Card title={t('quorum')}>
      <div className="field-grid" data-place="quorum">
        <CountField
          label={t('quorumNumerator')}
          value={numerator}
          least={0}
          most={denominator}
          onChange={(present) => set(present, denominator)}
        />
        <CountField
          label={t('quorumDenominator')}
          hint={t('quorumHint')}
          value={denominator}
          least={1}
          most={100}
          onChange={(parts) => set(numerator, parts)}
        />
      </div>
    </Card>
  );
}

/** Who signs the minutes, how many make a quorum, and what they decide on; seats without a name are left out when it is saved. */
export function CommissionSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const add = () =>
    onChange(
      withMember(draft, {
        id: freeId('member', draft.commission),
        name: '',
        role: 'member',
        vote: true,
      }),
    );
  return (
    <div className="col g4">
      <Card
        title={t('commission')}
        aside={
          <Button icon="plus" onClick={add}>
            {t('addMember')}
          </Button>
        }
      >
        <p className="meta">{t('commissionHint')}</p>
        <ol className="edit-rows">
          {draft.commission.map((member, index) => (
            <MemberRow
              key={member.id}
              draft={draft}
              onChange={onChange}
              member={member}
              number={index + 1}
            />
          ))}
        </ol>
      </Card>
      <QuorumCard draft={draft} onChange={onChange} />
      <PrizesCard draft={draft} onChange={onChange} />
      <SealingCard draft={draft} onChange={onChange} />
    </div>
  );
}
