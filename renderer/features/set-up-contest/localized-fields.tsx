import { languages, type LocalizedText } from '../../../shared/basics/localized.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';

/** The text with its first language in place of those that are empty; null where there is nothing to fill or with. */
function filled(value: LocalizedText): LocalizedText | null {
  const written = languages.map((language) => value[language]).find((text) => text.trim() !== '');
  if (written === undefined || languages.every((language) => value[language].trim() !== ''))
    return null;
  const { kk, ru, en } = value;
  const or = (text: string) => (text.trim() === '' ? written : text);
  return { kk: or(kk), ru: or(ru), en: or(en) };
}

/**
 * One text in each of the three languages, side by side where there is room. What is written in one language can be
 * taken for the others, as for a name that is the same in all.
 */
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
  const same = filled(value);
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
      {same !== null && (
        <div className="localized-same">
          <Button
            variant="quiet"
            icon="copy"
            aria-label={t('copyTextNamed', { label })}
            onClick={() => onChange(same)}
          >
            {t('copyText')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
