import { useText } from '../../language/use-text.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { dayFault, type FieldFault, sumFault } from './typed-values.ts';

interface TypedProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** True once the person tried to save: only then a field that is still empty is marked. */
  readonly tried: boolean;
  /** True where it may not stay empty. */
  readonly needed?: boolean;
  /** A fault that more than this field shows. */
  readonly fault?: FieldFault | null;
}

const shown = (fault: FieldFault | null, tried: boolean): FieldFault | null =>
  tried ? fault : null;

/** A day of the calendar, typed as people here write it. */
export function DayField({
  label,
  hint,
  value,
  onChange,
  tried,
  needed = true,
  fault,
}: TypedProps) {
  const { t } = useText('follow-up');
  const wrong = shown(dayFault(value, needed) ?? fault ?? null, tried);
  return (
    <TextField
      label={label}
      hint={hint ?? t('field.dayHint')}
      inputMode="numeric"
      value={value}
      onChange={onChange}
      {...(wrong === null ? {} : { error: t(`field.${wrong}`) })}
    />
  );
}

/** A sum in tenge, tiyn after the mark. */
export function SumField({ label, hint, value, onChange, tried, fault }: TypedProps) {
  const { t } = useText('follow-up');
  const wrong = shown(sumFault(value) ?? fault ?? null, tried);
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode="decimal"
      value={value}
      onChange={onChange}
      {...(wrong === null ? {} : { error: t(`field.${wrong}`) })}
    />
  );
}

/** A line of words of at most `most` letters that may not stay empty, unless it may. */
export function WordsField({
  label,
  hint,
  value,
  onChange,
  tried,
  needed = true,
  most = 400,
}: TypedProps & { readonly most?: number }) {
  const { t } = useText('follow-up');
  const isMissing = tried && needed && value.trim() === '';
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      maxLength={most}
      value={value}
      onChange={onChange}
      {...(isMissing ? { error: t('field.missing') } : {})}
    />
  );
}

/** Why something that was recorded is changed. */
export function ReasonField({
  value,
  onChange,
  tried,
}: Pick<TypedProps, 'value' | 'onChange' | 'tried'>) {
  const { t } = useText('follow-up');
  return (
    <TextArea
      label={t('reason.label')}
      hint={t('reason.hint')}
      maxLength={2000}
      value={value}
      onChange={onChange}
      {...(tried && value.trim() === '' ? { error: t('reason.missing') } : {})}
    />
  );
}
