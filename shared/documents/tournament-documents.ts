import type { Language } from '../basics/localized.ts';
import { noCertificatesText } from '../results/certificate.ts';
import { printedState } from '../results/naming.ts';
import { protocolSource } from '../results/paper-frame.ts';
import type { PaperData, ProtocolSource } from '../results/protocol-parts.ts';
import { createSheetSource } from '../results/sheet-source.ts';
import { dayPaper, resultsPaper } from '../reports/tournament/day-paper.ts';
import { drawPaper } from '../reports/tournament/draw-paper.ts';
import {
  noPairDiplomasText,
  pairCertificate,
  pairDiploma,
  pairHonours,
  pairParticipants,
} from '../reports/tournament/pair-diplomas.ts';
import { resultsTableFile } from '../reports/tournament/results-table.ts';
import { sheetPapers, sheetsOnPaper } from '../reports/tournament/sheet-papers.ts';
import { diplomaHtml } from './diploma-html.ts';
import type { DocumentRequest, Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import { paperHtml } from './paper-html.ts';
import { joinPaper, type Paper } from './paper.ts';
import { tableCsv, tableXlsx } from './table-file.ts';

type PapersOf = (source: ProtocolSource, request: DocumentRequest) => readonly PaperData[];

const sourceIn = ({ state, ranking, meeting }: Making, language: Language): ProtocolSource =>
  protocolSource(state, ranking, meeting, language);

/** The papers of every language, joined one by one. */
function joined(making: Making, papersOf: PapersOf): readonly Paper[] {
  const sides = making.request.languages.map((language) =>
    papersOf(sourceIn(making, language), making.request),
  );
  return (sides[0] ?? []).map((_first, at) =>
    joinPaper(sides.flatMap((papers) => papers[at] ?? [])),
  );
}

const html = (papersOf: PapersOf, sheets?: NonNullable<Maker['sheets']>): Maker => ({
  make: (making) => paperHtml(joined(making, papersOf), making.fonts),
  ...(sheets === undefined ? {} : { sheets }),
});

const docx = (papersOf: PapersOf): Maker => ({
  make: async (making) => {
    const { papersDocx } = await import('./paper-docx.ts');
    return papersDocx(joined(making, papersOf));
  },
});

const draws: PapersOf = (source) => [drawPaper(source)];
const day: PapersOf = (source) => [dayPaper(source)];
const results: PapersOf = (source) => [resultsPaper(source)];
const sheets: PapersOf = (source, { range }) => sheetPapers(source, range);

const table = ({ state, language }: Making) =>
  resultsTableFile({ state: printedState(state, language), language });

/** Keeps what a request asks for. */
function wanted<Item extends { readonly submission: string }>(
  items: readonly Item[],
  { submissions, range }: DocumentRequest,
): readonly Item[] {
  const own = items.filter(({ submission }) => submissions?.includes(submission) ?? true);
  return range === undefined ? own : own.slice(range.from, range.from + range.count);
}

const sheetSources = ({ state, ranking, meeting, request }: Making) =>
  request.languages.map((language) => createSheetSource({ state, ranking, meeting }, language));

function* makeDiplomas(making: Making): Generator<void, string> {
  const { state, language, fonts, request } = making;
  const sources = sheetSources(making);
  return yield* diplomaHtml({
    language,
    sheets: wanted(pairHonours(state), request).map(
      (honour) => () => sources.map((source) => pairDiploma(source, honour)),
    ),
    none: noPairDiplomasText({ language }),
    upright: request.upright ?? false,
    fonts,
  });
}

function* makeCertificates(making: Making): Generator<void, string> {
  const { state, language, fonts, request } = making;
  const sources = sheetSources(making);
  return yield* diplomaHtml({
    language,
    sheets: wanted(pairParticipants(printedState(state, language)), request).map(
      (one) => () => sources.map((source) => pairCertificate(source, one)),
    ),
    none: noCertificatesText(language),
    upright: request.upright ?? false,
    fonts,
  });
}

/** Papers of a day of matches: draw, referees' sheets, minutes, results, what pairs are given. */
export const tournamentMakers = {
  'draw.html': html(draws),
  'draw.docx': docx(draws),
  'referee-sheets.html': html(sheets, ({ state }) => Math.max(1, sheetsOnPaper({ state }).length)),
  'day.html': html(day),
  'day.docx': docx(day),
  'standings.html': html(results),
  'standings.docx': docx(results),
  'standings.xlsx': { make: (making) => tableXlsx(table(making)) },
  'standings.csv': { make: (making) => tableCsv(table(making)) },
  'pair-diplomas.html': {
    make: makeDiplomas,
    sheets: ({ state }, request) => wanted(pairHonours(state), request).length,
  },
  'pair-certificates.html': {
    make: makeCertificates,
    sheets: ({ state }, request) => wanted(pairParticipants(state), request).length,
  },
} as const satisfies Readonly<Record<string, Maker>>;
