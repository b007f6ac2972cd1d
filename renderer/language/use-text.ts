import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { isLanguage, type Language } from '../../shared/basics/localized.ts';
import { formats, type Format } from './format.ts';
import type { Namespace } from './resources.ts';
import { currentLanguage, texts } from './texts.ts';

/** What a component needs to speak: texts of its namespace, the language, and formats of that language. */
export interface Text<N extends Namespace> {
  /** `t('key')` of the namespace, `t('common:key')` of the shared texts. */
  readonly t: TFunction<readonly [N, 'common']>;
  readonly language: Language;
  readonly format: Format;
}

/** Texts of one namespace; the component renders again when the language is switched. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const { i18n } = useTranslation(undefined, { i18n: texts });
  const language = isLanguage(i18n.language) ? i18n.language : currentLanguage();
  const t = useMemo(
    () => texts.getFixedT<readonly [N, 'common']>(language, [namespace, 'common']),
    [language, namespace],
  );
  return { t, language, format: formats[language] };
}
