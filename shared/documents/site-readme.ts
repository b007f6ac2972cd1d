import { languages, type Language } from '../basics/localized.ts';
import type { PublicPageData } from '../results/public-page.ts';
import { publicText } from '../results/public-texts.ts';

const files = [
  'readme.page',
  'readme.json',
  'readme.csv',
  'readme.posters',
  'readme.proof',
] as const;

function partIn(page: PublicPageData, language: Language): string {
  const { contest, marks, check } = page;
  const hidden = marks.map(({ title }) =>
    publicText('readme.hidden', language, { mark: title[language] }),
  );
  return [
    publicText('readme.title', language),
    contest[language],
    '',
    ...hidden.flatMap((line) => [line, '']),
    publicText('readme.upload', language),
    publicText('readme.server', language),
    '',
    ...files.map((key) => `- ${publicText(key, language)}`),
    '',
    publicText('readme.code', language, { code: check.code }),
  ].join('\r\n');
}

/** What whoever uploads the folder has to know, in the three languages, for any editor of texts. */
export const siteReadme = (page: PublicPageData): string =>
  `\ufeff${languages.map((language) => partIn(page, language)).join('\r\n\r\n\r\n')}\r\n`;
