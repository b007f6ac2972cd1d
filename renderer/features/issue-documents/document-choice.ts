import type { Language } from '../../../shared/basics/localized.ts';

/** Languages the minutes may be drawn up in: one, or Kazakh and Russian side by side. */
export const documentLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

export type DocumentLanguage = (typeof documentLanguages)[number];

export interface DocumentChoice {
  readonly language: DocumentLanguage;
  /** Annex 1, the register, is printed behind the minutes. */
  readonly withRegister: boolean;
}

export const languagesOf = (choice: DocumentLanguage): readonly [Language, ...Language[]] =>
  choice === 'kk-ru' ? ['kk', 'ru'] : [choice];
