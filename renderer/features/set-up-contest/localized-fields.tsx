import { languages, type LocalizedText } from '../../../shared/basics/localized.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { TextArea, TextField } from '../../ui/field.tsx';

/** One text in each of the three languages, side by side where there is room. */
export function LocalizedFields({
  label,
  value,
  onChange,
  lines = false,
  required = false,
}: {
  readonly label: string;
  readonly value: LocalizedText;
  readonly onChange: (value: LocalizedText) => void;
  /** Several lines each. */
  readonly lines?: boolean;
  readonly required?: boolean;
}) {
  const { t } = useText('contest-setup');
  const Control = lines ? TextArea : TextField;
  return (
    <fieldset className="localized">
      <legend className="legend">{label}</legend>
      {languages.map((language) => (
        <Control
          key={language}
          label={languageNames[language]}
          lang={language}
          value={value[language]}
          onChange={(text) => onChange({ ...value, [language]: text })}
          error={required && value[language].trim() === '' ? t('textMissing') : undefined}
        />
      ))}
    </fieldset>
  );
}
