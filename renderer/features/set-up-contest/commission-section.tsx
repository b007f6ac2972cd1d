import type { CommissionMember } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { freeId, withMember, withoutMember } from './draft.ts';
import type { SectionProps } from './general-section.tsx';
import { CountField } from './number-field.tsx';

const roles = ['chair', 'deputy', 'member', 'secretary'] as const;

/** Who signs the minutes, and how many make a quorum; seats without a name are left out when it is saved. */
export function CommissionSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const { commission, quorum } = draft;
  const set = (member: CommissionMember) => onChange(withMember(draft, member));
  const add = () => set({ id: freeId('member', commission), name: '', role: 'member', vote: true });
  const setQuorum = (numerator: number, denominator: number) =>
    onChange({ ...draft, quorum: { numerator: Math.min(numerator, denominator), denominator } });
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
          {commission.map((member, index) => (
            <li key={member.id}>
              <div className="member-fields grow">
                <TextField
                  label={t('memberName', { number: String(index + 1) })}
                  value={member.name}
                  onChange={(name) => set({ ...member, name })}
                />
                <SelectField
                  label={t('memberRole')}
                  value={member.role}
                  onChange={(role) => set({ ...member, role })}
                  options={roles.map((value) => ({ value, label: t(`memberRoles.${value}`) }))}
                />
                <CheckField
                  label={t('votes')}
                  checked={member.vote}
                  onChange={(vote) => set({ ...member, vote })}
                />
              </div>
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('removeNamed', {
                  name: member.name || t(`memberRoles.${member.role}`),
                })}
                onClick={() => onChange(withoutMember(draft, member.id))}
              />
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('quorum')}>
        <div className="field-grid">
          <CountField
            label={t('quorumNumerator')}
            value={quorum.numerator}
            least={0}
            most={quorum.denominator}
            onChange={(numerator) => setQuorum(numerator, quorum.denominator)}
          />
          <CountField
            label={t('quorumDenominator')}
            hint={t('quorumHint')}
            value={quorum.denominator}
            least={1}
            most={100}
            onChange={(denominator) => setQuorum(quorum.numerator, denominator)}
          />
        </div>
      </Card>
    </div>
  );
}
