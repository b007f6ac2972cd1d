import type { AssignmentRule } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { CountField } from './number-field.tsx';

function OwnRegionField({
  jurors,
  value,
  onChange,
}: {
  /** Jurors of one application; null = the whole jury. */
  readonly jurors: number | null;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const { t } = useText('contest-setup');
  // Of a whole jury nobody can be told to stay below a number; that none of the own region judges can be.
  const most = jurors ?? value ?? 0;
  const counts = Array.from({ length: most + 1 }, (_, count) => String(count));
  const labelOf = (count: string) => (count === '0' ? t('ownRegionNone') : count);
  return (
    <SelectField
      label={t('ownRegionMax')}
      hint={t('ownRegionHint')}
      value={value === null ? 'none' : String(Math.min(value, most))}
      onChange={(choice) => onChange(choice === 'none' ? null : Number(choice))}
      options={[
        { value: 'none', label: t('noLimit') },
        ...counts.map((count) => ({ value: count, label: labelOf(count) })),
      ]}
    />
  );
}

interface AssignmentProps {
  readonly assignment: AssignmentRule;
  readonly onChange: (part: Partial<AssignmentRule>) => void;
}

/** How many judge an application, from where, and by how many the jury compares itself. */
function Numbers({ assignment, onChange }: AssignmentProps) {
  const { t } = useText('contest-setup');
  const { jurorsPerSubmission: jurors, ownRegionMax } = assignment;
  return (
    <div className="field-grid">
      {jurors !== 'all' && (
        <CountField
          label={t('jurorsPerSubmission')}
          value={jurors}
          least={1}
          most={100}
          onChange={(count) => onChange({ jurorsPerSubmission: count })}
        />
      )}
      <OwnRegionField
        jurors={jurors === 'all' ? null : jurors}
        value={ownRegionMax}
        onChange={(next) => onChange({ ownRegionMax: next })}
      />
      <CountField
        label={t('calibration')}
        hint={t('calibrationHint')}
        value={assignment.calibration}
        least={0}
        most={1000}
        onChange={(calibration) => onChange({ calibration })}
      />
    </div>
  );
}

/** Who judges what, and who must not. */
export function AssignmentCard({ assignment, onChange }: AssignmentProps) {
  const { t } = useText('contest-setup');
  const { jurorsPerSubmission: jurors, ownRegionMax } = assignment;
  const setWhole = (on: boolean) =>
    onChange(
      on
        ? { jurorsPerSubmission: 'all', ownRegionMax: ownRegionMax === 0 ? 0 : null }
        : { jurorsPerSubmission: 3 },
    );
  return (
    <Card title={t('assignment')}>
      <div className="col g3" data-place="assignment">
        <CheckField label={t('wholeJury')} checked={jurors === 'all'} onChange={setWhole} />
        <Numbers assignment={assignment} onChange={onChange} />
        <CheckField
          label={t('ownOrganisation')}
          hint={t('ownOrganisationHint')}
          checked={assignment.ownOrganisationExcluded}
          onChange={(ownOrganisationExcluded) => onChange({ ownOrganisationExcluded })}
        />
        <CheckField
          label={t('blind')}
          hint={t('blindHint')}
          checked={assignment.blind}
          onChange={(blind) => onChange({ blind })}
        />
      </div>
    </Card>
  );
}
