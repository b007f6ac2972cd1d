import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import { useText } from '../language/use-text.ts';
import { SelectField } from '../ui/field.tsx';

/** Which scored stage is shown; nothing where there is only one. */
export function StageField({
  settings,
  value,
  onChange,
}: {
  readonly settings: ContestSettings;
  readonly value: Id;
  readonly onChange: (stage: Id) => void;
}) {
  const { t, format } = useText('common');
  const stages = settings.stages.filter(({ scored }) => scored);
  if (stages.length < 2) return null;
  return (
    <SelectField
      label={t('stage')}
      labelHidden
      value={value}
      onChange={onChange}
      options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
    />
  );
}
