/** The three languages of the interface and of every document, in the order they are shown. */
export const languages = ['kk', 'ru', 'en'] as const;

export type Language = (typeof languages)[number];

/** One text in each of the three languages. */
export type LocalizedText = Readonly<Record<Language, string>>;

export const isLanguage = (text: string): text is Language =>
  (languages as readonly string[]).includes(text);
