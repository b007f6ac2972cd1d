import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { SelectField } from '../../ui/field.tsx';
import type { Stages } from './use-board.ts';

/** The stage that is looked at, where there are several. */
export function StageChoice({
  stages,
  value,
  onChange,
}: {
  readonly stages: Stages;
  readonly value: Id;
  readonly onChange: (stage: Id) => void;
}) {
  const { t, format } = useText('completeness');
  if (stages.length < 2) return null;
  return (
    <SelectField
      label={t('common:stage')}
      labelHidden
      value={value}
      onChange={onChange}
      options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
    />
  );
}
