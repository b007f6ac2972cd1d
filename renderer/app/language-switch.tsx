import { languages } from '../../shared/basics/localized.ts';
import { languageNames } from '../../shared/language/language-names.ts';
import { switchLanguage } from '../language/texts.ts';
import { useText } from '../language/use-text.ts';
import { Segment } from '../ui/segment.tsx';

/** Kazakh, Russian, English, on every screen, at once. */
export function LanguageSwitch() {
  const { t, language } = useText('shell');
  return (
    <Segment
      className="lang"
      label={t('common:language')}
      value={language}
      onChange={(chosen) => void switchLanguage(chosen)}
      options={languages.map((each) => ({
        value: each,
        label: t(`languageShort.${each}`),
        name: languageNames[each],
      }))}
    />
  );
}
