import { present } from '../basics/assert.ts';
import { certificateData, certified, noCertificatesText } from '../results/certificate.ts';
import { diplomaData, noDiplomasText } from '../results/diploma.ts';
import { feedbackData, judgedSubmissions } from '../results/feedback.ts';
import { honoursOf } from '../results/honours.ts';
import { letterData } from '../results/letter.ts';
import { type Letter as LetterRef, lettersOf } from '../results/letter-list.ts';
import { lettersTexts } from '../results/letters-texts.ts';
import { plainPaper } from '../results/paper-frame.ts';
import { createSheetSource, type SheetSource } from '../results/sheet-source.ts';
import { diplomaHtml } from './diploma-html.ts';
import type { DocumentRequest, DocumentSource, Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import {
  joinLetter,
  feedbackMarkup,
  letterCss,
  letterMarkup,
  type Letter,
} from './letter-markup.ts';
import type { MarkupElement } from './markup.ts';
import { paperHtml, sheetsHtml } from './paper-html.ts';
import { inOneLine, joinPaper, type Paper } from './paper.ts';

const sourcesOf = ({ state, ranking, meeting, request }: Making): readonly SheetSource[] =>
  request.languages.map((language) => createSheetSource({ state, ranking, meeting }, language));

/** Keeps what a request asks for; everything where it names no applications and no range. */
function wanted<Item>(
  items: readonly Item[],
  { submissions, range }: DocumentRequest,
  submissionOf: (item: Item) => string,
): readonly Item[] {
  const asked = submissions === undefined ? null : new Set(submissions);
  const own = asked === null ? items : items.filter((item) => asked.has(submissionOf(item)));
  return range === undefined ? own : own.slice(range.from, range.from + range.count);
}

const honours = (source: DocumentSource, request: DocumentRequest) =>
  wanted(honoursOf(source), request, ({ submission }) => submission);

const participants = ({ state, ranking }: DocumentSource, request: DocumentRequest) =>
  wanted(certified(state, ranking), request, ({ submission }) => submission);

const judged = (source: DocumentSource, request: DocumentRequest) =>
  wanted(judgedSubmissions(source), request, (submission) => submission);

/** Letters of the kinds that are asked for; letters that are about no application only where none are named. */
function letters(source: DocumentSource, request: DocumentRequest): readonly LetterRef[] {
  const { letters: kinds } = request;
  const ofKind = lettersOf(source).filter(({ kind }) => kinds?.includes(kind) ?? true);
  return wanted(ofKind, request, ({ about }) => about);
}

/** What stands in a file of sheets while there are none; its marks are those of every page. */
const emptyPaper = (
  sources: readonly SheetSource[],
  none: (source: SheetSource) => string,
): Paper =>
  joinPaper(sources.map((source) => plainPaper(source, { title: none(source), sections: [] })));

/** Sheets one after another as one file with the marks of a paper. */
function peopleHtml(paper: Paper, sheets: readonly MarkupElement[], { fonts }: Making): string {
  if (sheets.length === 0) return paperHtml([paper], fonts);
  return sheetsHtml(
    {
      title: inOneLine(paper.contest),
      language: present(paper.languages[0], 'a language'),
      marks: paper,
      sheets,
      css: letterCss,
    },
    fonts,
  );
}

function* makeDiplomas(making: Making): Generator<void, string> {
  const { language, fonts, request } = making;
  const sources = sourcesOf(making);
  const all = honours(making, request);
  return yield* diplomaHtml({
    language,
    sheets: all.map((honour) => () => sources.map((source) => diplomaData(source, honour))),
    none: noDiplomasText(language),
    upright: request.upright ?? false,
    fonts,
  });
}

function* makeCertificates(making: Making): Generator<void, string> {
  const { language, fonts, request } = making;
  const sources = sourcesOf(making);
  const all = participants(making, request);
  return yield* diplomaHtml({
    language,
    sheets: all.map((one) => () => sources.map((source) => certificateData(source, one))),
    none: noCertificatesText(language),
    upright: request.upright ?? false,
    fonts,
  });
}

function* joinLetters(
  sources: readonly SheetSource[],
  all: readonly LetterRef[],
): Generator<void, readonly Letter[]> {
  const joined: Letter[] = [];
  for (const letter of all) {
    joined.push(joinLetter(sources.map((source) => letterData(source, letter))));
    yield;
  }
  return joined;
}

const noLetters = ({ language }: SheetSource): string => lettersTexts[language].letter.none;

function* makeLetters(making: Making): Generator<void, string> {
  const sources = sourcesOf(making);
  const joined = yield* joinLetters(sources, letters(making, making.request));
  return peopleHtml(emptyPaper(sources, noLetters), joined.map(letterMarkup), making);
}

async function* makeLettersDocx(making: Making): AsyncGenerator<void, Uint8Array> {
  const sources = sourcesOf(making);
  const joined = yield* joinLetters(sources, letters(making, making.request));
  if (joined.length === 0) {
    const { paperDocx } = await import('./paper-docx.ts');
    return paperDocx(emptyPaper(sources, noLetters));
  }
  const { lettersDocx } = await import('./letters-docx.ts');
  return lettersDocx(joined);
}

function* makeFeedback(making: Making): Generator<void, string> {
  const { request } = making;
  const sources = sourcesOf(making);
  const withComments = request.withComments ?? true;
  const sheets: MarkupElement[] = [];
  for (const submission of judged(making, request)) {
    const sides = sources.map((source) => feedbackData(source, submission, { withComments }));
    sheets.push(...feedbackMarkup(sides));
    yield;
  }
  const none = ({ language }: SheetSource): string => lettersTexts[language].feedback.none;
  return peopleHtml(emptyPaper(sources, none), sheets, making);
}

/** What is held in the hand: a sheet for each person or application. */
export const peopleMakers = {
  'diplomas.html': {
    make: makeDiplomas,
    sheets: (source, request) => honours(source, request).length,
  },
  'certificates.html': {
    make: makeCertificates,
    sheets: (source, request) => participants(source, request).length,
  },
  'letters.html': {
    make: makeLetters,
    sheets: (source, request) => letters(source, request).length,
  },
  'letters.docx': {
    make: makeLettersDocx,
    sheets: (source, request) => letters(source, request).length,
  },
  'feedback.html': {
    make: makeFeedback,
    sheets: (source, request) => judged(source, request).length,
  },
} as const satisfies Readonly<Record<string, Maker>>;
