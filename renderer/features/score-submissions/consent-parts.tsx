import { languageNames } from '../../../shared/language/language-names.ts';
import type { Language } from '../../../shared/basics/localized.ts';
import { useText } from '../../language/use-text.ts';
import type { ConsentPart } from './consent-texts.ts';

/** A text of the regulation in its own language; where that is not the reader's, it is said. */
export function ConsentText({
  part,
  wanted,
}: {
  readonly part: ConsentPart;
  /** The language in which the text was asked for. */
  readonly wanted: Language;
}) {
  const { t } = useText('consent');
  return (
    <>
      {part.language !== wanted && (
        <p className="meta">{t('otherLanguage', { language: languageNames[part.language] })}</p>
      )}
      <p className="consent-text" lang={part.language}>
        {part.text}
      </p>
    </>
  );
}
