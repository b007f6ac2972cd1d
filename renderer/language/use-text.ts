import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';

import type { Language } from '../../shared/basics/localized.ts';
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

type Speaker<N extends Namespace> = Text<N>['t'];

const speakers = new Map<string, Speaker<Namespace>>();

/** The same function for the same language and namespace, however many components speak. */
function speakerOf<N extends Namespace>(language: Language, namespace: N): Speaker<N> {
  const name = `${language} ${namespace}`;
  const known = speakers.get(name);
  if (known !== undefined) return known as Speaker<N>;
  const speaker = texts.getFixedT<readonly [N, 'common']>(language, [namespace, 'common']);
  speakers.set(name, speaker);
  return speaker;
}

function onSwitch(listener: () => void): () => void {
  texts.on('languageChanged', listener);
  return () => texts.off('languageChanged', listener);
}

/** Texts of one namespace; the component renders again when the language is switched. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const language = useSyncExternalStore(onSwitch, currentLanguage, currentLanguage);
  return { t: speakerOf(language, namespace), language, format: formats[language] };
}
