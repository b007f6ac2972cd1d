import { utf8ToBytes } from '../basics/bytes.ts';
import { languages, type Language } from '../basics/localized.ts';
import { settingsOf } from '../results/naming.ts';
import { postersData } from '../results/posters.ts';
import type { PublicSource } from '../results/public-awards.ts';
import { proposedOptions } from '../results/public-options.ts';
import { publicPageData } from '../results/public-page.ts';
import { proofJson, publicProof } from '../results/public-proof.ts';
import type { DocumentFile, Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import type { PosterSheet } from './poster-css.ts';
import { posterHtml } from './poster-html.ts';
import { publicCsv, publicJson } from './public-files.ts';
import { publicPageHtml } from './public-page-html.ts';
import { siteReadme } from './site-readme.ts';

const sourceOf = ({ state, ranking, meeting, request }: Making): PublicSource => ({
  state,
  ranking,
  meeting,
  options: request.shown ?? proposedOptions(settingsOf(state)),
});

/** The public proof, in which nobody is named whom the page does not name. */
const proofOf = (making: Making): string =>
  proofJson(publicProof(making, sourceOf(making).options.names));

const posters =
  (sheet: PosterSheet) =>
  (making: Making): string =>
    posterHtml(postersData(sourceOf(making)), making.request.languages, sheet, making.fonts);

/** Posters as they hang: in each language, and Kazakh and Russian together. */
const posterLanguages: readonly (readonly [Language, ...Language[]])[] = [
  ...languages.map((language) => [language] as const),
  ['kk', 'ru'],
];

/** The folder for a web server, file by file. */
function* siteFiles(making: Making): Generator<void, readonly DocumentFile[]> {
  const source = sourceOf(making);
  const page = publicPageData(source);
  const proof = proofOf(making);
  const files: DocumentFile[] = [];
  const add = (name: string, text: string): void => {
    files.push({ name: `${siteFolder}/${name}`, bytes: utf8ToBytes(text) });
  };
  add('index.html', publicPageHtml(page, proof));
  add('results.json', publicJson(page));
  add('register.csv', publicCsv(page));
  add('results-public.json', proof);
  add('README.txt', siteReadme(page));
  const all = postersData(source);
  for (const sheet of ['a3', 'a2'] as const) {
    for (const asked of posterLanguages) {
      yield;
      add(`posters-${sheet}.${asked.join('-')}.html`, posterHtml(all, asked, sheet, making.fonts));
    }
  }
  return files;
}

/** Name of the folder, and of the document that is one. */
export const siteFolder = 'site';

/** Documents that are made for everybody. */
export const publicMakers = {
  'posters-a3.html': { make: posters('a3') },
  'posters-a2.html': { make: posters('a2') },
  'index.html': {
    make: (making) =>
      publicPageHtml(publicPageData(sourceOf(making)), proofJson(publicProof(making))),
  },
  site: { make: siteFiles, sheets: () => 1 + 2 * posterLanguages.length },
} as const satisfies Readonly<Record<string, Maker>>;
