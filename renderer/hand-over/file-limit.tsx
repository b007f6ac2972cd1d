import { useText } from '../language/use-text.ts';
import { SelectField } from '../ui/field.tsx';
import { type MailLimit, mailLimits } from './limit.ts';
import './hand-over.css';

/** How large a file may be: no matter for a stick, 10 or 20 MB for mail, where several files are made of one. */
export function FileLimit({
  value,
  onChange,
}: {
  readonly value: MailLimit;
  readonly onChange: (limit: MailLimit) => void;
}) {
  const { t } = useText('hand-over');
  return (
    <div className="file-limit">
      <SelectField
        label={t('limit.label')}
        value={value}
        onChange={onChange}
        {...(value === 'none' ? {} : { hint: t('limit.hint') })}
        options={mailLimits.map((limit) => ({ value: limit, label: t(`limit.${limit}`) }))}
      />
    </div>
  );
}
